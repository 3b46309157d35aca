"""The README shows the life of a slip as the table has it."""

import re
from pathlib import Path

from plugins.rules_vehicles.life import SLIP

README = Path(__file__).parents[1] / "README.md"


def test_the_diagram_is_that_of_the_table():
    shown = re.search(r"```mermaid\n(.*?)\n```", README.read_text("utf-8"), re.DOTALL)
    assert shown
    assert shown[1] == SLIP.diagram()
