"""What the documents name is there: files, commands with their options, variables, Python names."""

import re
import runpy
from dataclasses import fields
from importlib import import_module

import click
import pytest

from portal.cli import portal
from portal.config import Configuration
from portal.people.roles import CORE_PERMISSIONS

pytestmark = pytest.mark.once

TOP = ("portal/", "plugins/", "templates/", "tests/", "docs/", "benchmarks/", ".ci/")
AT_THE_TOP = (".py", ".md", ".cfg", ".lock", ".importlinter")
NOT_OF_THE_REPOSITORY = {
    "portal.toml",
    "portal.db",
    "portal.db.lock",
    "worker.lock",
    "portal.dump",
    "secrets.json",
    "secrets.lock",
    "plugins/",
    "babel.cfg",
}
PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)*/?")
VARIABLE = re.compile(r"\bPORTAL_[A-Z_]+\b")
VARIABLES = {f"PORTAL_{field.name.upper()}" for field in fields(Configuration)}
FOR_TESTS = {"PORTAL_TEST_DATABASE_URL"}


def commands_in(document):
    """Every `portal …` of a document, as a list of words."""
    for line in [*document.spans, *document.shell_lines()]:
        words = re.sub(r"^(?:[A-Z_]+=\S+ |sudo (?:-u \w+ )?)*(?:\S*/bin/)?", "", line.strip()).split()
        if words[:1] == ["portal"] and len(words) > 1:
            yield words[1:]
        elif words[:4] == ["python", "-m", "portal"] and len(words) > 3:
            yield words[3:]


def mistake_in(words):
    """What is wrong with the words of a command: an unknown command or option; empty if nothing is."""
    command, context = portal, click.Context(portal)
    for word in words:
        if word == "…" or word.startswith(("#", "<")):
            return ""
        if word.startswith("-"):
            known = {name for parameter in command.params for name in [*parameter.opts, *parameter.secondary_opts]}
            if word.partition("=")[0] not in known | {"--help"} | ({"--version"} if command is portal else set()):
                return f"no option {word}"
        elif isinstance(command, click.Group):
            found = command.get_command(context, word)
            if found is None:
                return f"no command {word}"
            command = found
    return ""


def test_every_command_exists_with_its_options(documents, tmp_path, monkeypatch):
    monkeypatch.setenv("PORTAL_INSTANCE", str(tmp_path))
    wrong = [
        f"{document.name}: portal {' '.join(words)}: {mistake}"
        for document in documents
        for words in commands_in(document)
        if (mistake := mistake_in(words))
    ]
    assert wrong == []


def test_every_command_of_the_core_is_told_to_operators(root):
    text = (root / "docs" / "operator.md").read_text("utf-8")
    for name in portal.CORE:
        assert f"`portal {name}" in text, name


def test_every_file_named_exists(documents, root):
    wrong = [
        f"{document.name}: {span}"
        for document in documents
        for span in document.spans
        if (span.startswith(TOP) or span.endswith(AT_THE_TOP)) and PATH.fullmatch(span)
        if not (span in NOT_OF_THE_REPOSITORY or is_there(root, span) or is_there(document.path.parent, span))
    ]
    assert wrong == []


def is_there(folder, name):
    """Whether a path exists below a folder; a bare name may be anywhere in the code."""
    places = [folder / top for top in ("portal", "plugins", "templates")] if "/" not in name else []
    return (folder / name).exists() or any(found for place in places for found in place.rglob(name))


def test_every_variable_is_one_the_portal_reads(documents):
    wrong = [
        f"{document.name}: {name}"
        for document in documents
        for name in set(VARIABLE.findall(document.text)) - VARIABLES - FOR_TESTS
    ]
    assert wrong == []


@pytest.mark.parametrize("page", ["operator.md", "operator.zh.md"])
def test_every_setting_is_told_with_its_default(root, page):
    table = dict(re.findall(r"^\| `(PORTAL_[A-Z_]+)` \| ([^|]*) \|", (root / "docs" / page).read_text("utf-8"), re.M))
    assert set(table) == VARIABLES
    for field in fields(Configuration):
        if isinstance(field.default, int) or (isinstance(field.default, str) and field.default):
            default = str(field.default).lower() if isinstance(field.default, bool) else str(field.default)
            assert table[f"PORTAL_{field.name.upper()}"].strip().strip("`") == default, field.name


def test_every_python_name_exists(documents):
    known = {permission.name for permission in CORE_PERMISSIONS} | NOT_OF_THE_REPOSITORY | {"portal.plugins"}
    wrong = []
    for document in documents:
        for span in document.spans:
            if re.fullmatch(r"portal(\.\w+)+(\(\))?", span) and span not in known and not resolves(span.rstrip("()")):
                wrong.append(f"{document.name}: {span}")
    assert wrong == []


def resolves(name):
    """Whether a dotted name is a module, or something in one."""
    module, _, last = name.rpartition(".")
    try:
        import_module(name)
    except ImportError:
        return bool(module) and "." in name and hasattr(import_module(module), last)
    return True


def test_run_py_commands_exist(documents, root):
    known = runpy.run_path(str(root / "run.py"))["COMMANDS"]
    for document in documents:
        for line in [*document.spans, *document.shell_lines()]:
            found = re.match(r"python3 run\.py(?: ([a-z]\w*))?", line)
            assert not found or (found[1] or "run") in known, f"{document.name}: {line}"
