"""Every shipped plugin stands alone, with only what it requires beside it; and the core stands without any."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from portal.host.declared import read_declaration

pytestmark = pytest.mark.once
ROOT = Path(__file__).parents[2]
SHIPPED = sorted(path.parent.name for path in (ROOT / "plugins").glob("*/__init__.py"))


def needed(name: str) -> set[str]:
    """A plugin and all it requires."""
    required = read_declaration(ROOT / "plugins" / name / "__init__.py").requires
    return {name}.union(*(needed(it) for it in required))


@pytest.fixture
def checkout(tmp_path):
    """A copy of the portal with these plugins only, and the environment to run it in."""

    def copy(plugins: set[str]) -> dict[str, str]:
        skip = shutil.ignore_patterns("*.pyc.*")  # bytecode comes along, but none that is just being written
        for folder in ("portal", "templates", "tests/browser", *(f"plugins/{name}" for name in plugins)):
            shutil.copytree(ROOT / folder, tmp_path / folder, ignore=skip)
        shutil.copy(ROOT / "setup.cfg", tmp_path)
        return {**os.environ, "PYTHONPATH": str(tmp_path), "PORTAL_DATABASE_URL": ""}

    return copy


def visit(environment, tmp_path):
    """What the pages of that portal answer."""
    command = [sys.executable, Path(__file__).with_name("visit.py"), tmp_path / "instance"]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def wrong(answers):
    """Pages that are neither shown nor send to the right place."""
    return {page: status for page, status in answers.items() if status not in (200, 302)}


@pytest.mark.parametrize("name", SHIPPED)
def test_a_plugin_stands_without_the_others(name, checkout, tmp_path):
    told = visit(checkout(needed(name)), tmp_path)
    assert told["plugins"] == dict.fromkeys(needed(name), "loaded")
    assert [it for it in told["failures"] if "slow:" not in it] == []  # the machine may be busy
    assert wrong(told["answers"]) == {}
    pages = [page for page in told["answers"] if page.startswith(f"public /{name}/")]
    only_inside = pages and all(page.startswith(f"public /{name}/staff/") for page in pages)
    assert only_inside or f"public /{name}/" in pages


def test_the_core_stands_without_any(checkout, tmp_path):
    told = visit(checkout(set()), tmp_path)
    assert told["plugins"] == {}
    assert wrong(told["answers"]) == {}
    assert told["answers"]["public /"] == 200
    assert told["answers"]["staff /admin/modules"] == 200


@pytest.mark.full
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", SHIPPED)
def test_its_own_tests_pass_without_the_others(name, checkout, tmp_path):
    environment = checkout(needed(name))
    command = [sys.executable, "-m", "pytest", "-q", "-m", "not browser", f"plugins/{name}"]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
