"""Where a character stands when names are sorted by strokes (姓氏笔画): by their number, then by the first strokes.

`strokes.txt` has the characters in that order (横竖撇点折), one line for each number of strokes. THIRD_PARTY.md says
where it comes from.
"""

from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("strokes.txt")


@cache
def _places() -> dict[str, tuple[int, int]]:
    lines = FILE.read_text("utf-8").splitlines()
    signs = ((number, sign) for number, line in enumerate(lines, 1) for sign in line)
    return {sign: (place, number) for place, (number, sign) in enumerate(signs, 1)}


def stroke_key(sign: str) -> str:
    """Four digits that sort characters by strokes; one that is not known sorts behind all others."""
    found = _places().get(sign)
    return f"{found[0]:04x}" if found else f"ffff{ord(sign):06x}"


def stroke_count(sign: str) -> int | None:
    """How many strokes a character has; None when it is not known."""
    found = _places().get(sign)
    return found[1] if found else None
