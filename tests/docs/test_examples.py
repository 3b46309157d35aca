"""Every example of the plugin author's guide is what it says: a plugin that loads and answers, or one refused."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from portal.host.scaffold import write_plugin

pytestmark = pytest.mark.once
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def guide(documents):
    """The pages of the plugin author's guide; tests/hooks asks the examples of hooks.md."""
    return [it for it in documents if it.name.startswith("docs/plugins/") and it.path.name != "hooks.md"]


@pytest.fixture(scope="module")
def plugin_folder(guide, tmp_path_factory):
    """An instance with every example that names its file, written where it belongs."""
    folder = tmp_path_factory.mktemp("instance")
    for document in guide:
        for example in document.examples:
            if example.file:
                path = folder / "plugins" / example.file
                path.parent.mkdir(parents=True, exist_ok=True)
                assert not path.exists(), f"{document.name}: {example.file} is there twice"
                path.write_text(example.text, "utf-8")
                for template in re.findall(r'with_name\("(\w+\.docx)"\)', example.text):
                    path.with_name(template).touch()
    write_plugin("notices", folder / "plugins")  # as the first page does on the command line
    return folder


@pytest.fixture(scope="module")
def report(plugin_folder, root):
    """What became of each example plugin."""
    environment = {**os.environ, "PYTHONPATH": str(root), "PORTAL_INSTANCE": str(plugin_folder)}
    command = [sys.executable, HERE / "exercise.py", plugin_folder]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_every_python_example_compiles(documents):
    for document in documents:
        for example in document.examples:
            if example.language == "python":
                ast.parse(example.text, document.name)


def test_each_page_has_an_example(guide):
    without = {"names.md"}  # a page of rules
    assert [it.name for it in guide if not it.examples and it.path.name not in without] == []


def expected(guide):
    """Name → (state, words of the problem), as the examples' first lines say."""
    found = {}
    for document in guide:
        for example in document.examples:
            if example.file.endswith("/__init__.py") and example.file.count("/") == 1:
                told = re.match(r"# \S+?: (failed|incompatible), (.+)", example.text)
                found[example.file.split("/")[0]] = (told[1], told[2]) if told else ("loaded", "")
    return {**found, "notices": ("loaded", "")}


def test_every_example_plugin_loads_or_is_refused_as_it_says(guide, report):
    told = expected(guide)
    assert {name: it["state"] for name, it in report.items()} == {name: state for name, (state, _) in told.items()}
    for name, (_, words) in told.items():
        assert words in report[name]["problem"]


def test_every_page_of_an_example_answers(report):
    wrong = {
        address: status for it in report.values() for address, status in it.get("pages", {}).items() if status != 200
    }
    assert wrong == {}


def test_what_is_owed_stays_when_the_example_is_off(report):
    off = report["applications"]["off"]
    assert (off["/applications/"], off["/applications/receipt"]) == (404, 200)


TESTED = [("loans", "3 passed"), ("callers", "1 passed"), ("papers", "1 passed"), ("bridges", "1 passed")]


@pytest.mark.parametrize(("name", "passed"), TESTED)
def test_tests_of_an_example_pass(name, passed, plugin_folder, root):
    command = [sys.executable, "-m", "pytest", "-q", plugin_folder / "plugins" / name]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert passed in done.stdout


def test_public_names_can_be_imported(root):
    from importlib import import_module

    rows = re.findall(r"^\| `(portal\.[\w.]+)` \| (.+?) \|", (root / "docs/plugins/names.md").read_text("utf-8"), re.M)
    assert len(rows) > 10
    for module, names in rows:
        for name in re.findall(r"`(\w+)`", names):
            assert hasattr(import_module(module), name), f"{module}.{name}"
