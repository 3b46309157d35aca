"""The README shows the life of a batch as the table has it."""

import re
from pathlib import Path

from plugins.member_roster.adjusting.life import ADJUSTMENT

README = Path(__file__).parents[1] / "README.md"


def test_the_diagram_is_that_of_the_table():
    shown = re.search(r"```mermaid\n(.*?)\n```", README.read_text("utf-8"), re.DOTALL)
    assert shown
    assert shown[1] == ADJUSTMENT.diagram()
