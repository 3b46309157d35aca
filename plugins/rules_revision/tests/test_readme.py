"""The README shows the lives of rules and of projects as the tables have them."""

import re
from pathlib import Path

import pytest

from plugins.rules_revision.life import RULE
from plugins.rules_revision.projects.life import PROJECT

README = Path(__file__).parents[1] / "README.md"


@pytest.mark.once
def test_the_diagrams_are_those_of_the_tables():
    shown = re.findall(r"```mermaid\n(.*?)\n```", README.read_text("utf-8"), re.DOTALL)
    assert shown == [RULE.diagram(), PROJECT.diagram()]
