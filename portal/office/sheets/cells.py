"""What one cell says, read as its column wants it."""

from dataclasses import dataclass

from .columns import Column
from .workbook import Value


@dataclass(frozen=True)
class Parsed:
    """A value, or `problem`: one translated sentence; `note` says what was read otherwise than it was written.

    The value is a str for texts, names, choices and phones, "male" or "female" for a gender, a date for a date, a date
    on the first of the month for a month, an int for whole, a Decimal for a number, a bool for yes_no; None for an
    empty cell.
    """

    value: object = None
    problem: str | None = None
    note: str | None = None


def parse_cell(column: Column, value: Value) -> Parsed:
    """Read a cell; nothing that stands in one makes it raise."""
    raise NotImplementedError
