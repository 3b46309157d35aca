"""The rules that the documents tell are those that are checked."""

import ast
import configparser
import re

import pytest

pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def rules(root):
    """The import rules."""
    found = configparser.ConfigParser()
    found.read(root / ".importlinter", encoding="utf-8")
    return found


def text_of(root, name):
    return (root / "docs" / name).read_text("utf-8")


def test_layers_are_drawn_as_they_are_checked(root, rules):
    lines = rules["importlinter:contract:layers"]["layers"].split("\n")
    diagram = text_of(root, "architecture.md").partition("```mermaid")[2].partition("```")[0]
    drawn = re.findall(r"[A-Z]\[\"([^\"]+)\"\]", diagram)
    assert drawn == [line.strip().replace(" : ", ", ") for line in lines if line.strip()]


def test_names_that_plugins_keep_away_from_are_told(root, rules):
    forbidden = rules["importlinter:contract:plugins"]["forbidden_modules"].split()
    told = text_of(root, "plugins/names.md").partition("A plugin never imports")[2].partition("never\nanother")[0]
    assert re.findall(r"`(portal\.[\w.]+)`", told) == forbidden


def test_what_shipped_plugins_import_is_offered(root):
    offered = set(re.findall(r"^\| `(portal\.[\w.]+)` \|", text_of(root, "plugins/names.md"), re.MULTILINE))
    used = set()
    for path in (root / "plugins").rglob("*.py"):
        if "tests" not in path.parts and "migrations" not in path.parts:
            tree = ast.walk(ast.parse(path.read_text("utf-8")))
            used |= {node.module for node in tree if isinstance(node, ast.ImportFrom) and not node.level}
    assert {module for module in used if module and module.startswith("portal.")} <= offered
