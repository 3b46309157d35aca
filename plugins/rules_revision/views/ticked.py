"""The rows that were ticked on a page."""

from collections.abc import Sequence

LONGEST = 18  # digits of a number that both databases can hold


def ticked(values: Sequence[str]) -> list[int]:
    """The numbers of rows among what was sent; what no row can have is left out."""
    return [int(it) for it in values if it.isascii() and it.isdecimal() and len(it) <= LONGEST]
