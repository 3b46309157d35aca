"""Which lines of a decision lie inside a quotation: their 第三条 is text of another rule, not a heading of this one.

Each paragraph of a quotation may open with “ and only the last one closes; real decisions also leave out the inner “.
"""

from collections.abc import Iterable


def inside_quotation(lines: Iterable[str]) -> list[bool]:
    """Tell for each line whether a quotation is open where it begins."""
    inside, is_open = [], False
    for line in lines:
        inside.append(is_open)
        is_open = stays_open(line, is_open)
    return inside


def stays_open(line: str, is_open: bool) -> bool:
    """Whether a quotation is open at the end of a line; `is_open`: at its beginning."""
    opened = line.count("“") - line.count("”") + (1 if is_open else 0)
    if is_open and line.startswith("“"):
        opened -= 1
    return opened > 0
