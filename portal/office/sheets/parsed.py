"""What comes of reading one cell."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Parsed:
    """A value, or `problem`: one translated sentence; `note` says what was read otherwise than it was written.

    `aside` is what stands beside a name, in brackets or on a second line, or in place of a date.

    The value is a str for texts, names, choices and phones, "male" or "female" for a gender, a date for a date, the
    first day for a month, an int for whole, a Decimal for a number, a bool for yes_no; None for an empty cell.
    """

    value: object = None
    problem: str | None = None
    note: str | None = None
    aside: str = ""
