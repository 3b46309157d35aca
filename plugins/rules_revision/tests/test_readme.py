"""The README shows the life of a rule as the table has it."""

import re
from pathlib import Path

import pytest

from plugins.rules_revision.life import RULE

README = Path(__file__).parents[1] / "README.md"


@pytest.mark.once
def test_the_diagram_is_that_of_the_table():
    shown = re.search(r"```mermaid\n(.*?)\n```", README.read_text("utf-8"), re.DOTALL)
    assert shown
    assert shown[1] == RULE.diagram()
