"""Lines of a disclosure as a clerk pastes them from a spreadsheet: kind, budget, spent, apart by tabs or commas."""

import re
from decimal import Decimal, InvalidOperation

from flask_babel import gettext as _

from portal.errors import PortalError
from portal.records.texts import tidy

from .disclosing import Spending
from .money import plain

MOST_LINES, MOST_YUAN = 100, Decimal(10**10)


class LineWrong(PortalError):
    """A line that cannot be read."""

    status = 422


def read_lines(text: str) -> list[Spending]:
    """Read the lines; blank ones are left out. Raises LineWrong, with the number of the line."""
    rows = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(rows) > MOST_LINES:
        raise LineWrong(_("Enter at most %(most)s lines.", most=MOST_LINES))
    return [_line(number, line) for number, line in rows]


def write_lines(lines: list[Spending]) -> str:
    """The lines as they can be read again."""
    return "\n".join(f"{it.category}\t{plain(it.budget)}\t{plain(it.spent)}" for it in lines)


def _line(number: int, line: str) -> Spending:
    cells = [cell.strip() for cell in (line.split("\t") if "\t" in line else re.split("[，,;；|]", line))]
    cells = [cell for cell in cells if cell]
    if len(cells) != 3:
        raise LineWrong(
            _("Line %(number)s: write kind, budget and amount spent, apart by tabs or commas.", number=number)
        )
    budget, spent = (_cents(number, cell) for cell in cells[1:])
    return Spending(tidy(cells[0])[:100], budget, spent)


def _cents(number: int, cell: str) -> int:
    figures = re.sub("[,，\\s￥¥]|元$", "", cell)
    try:
        yuan = Decimal(figures)
    except InvalidOperation:
        raise LineWrong(_("Line %(number)s: “%(cell)s” is no amount in yuan.", number=number, cell=cell)) from None
    if not yuan.is_finite() or not 0 <= yuan <= MOST_YUAN or yuan * 100 != int(yuan * 100):
        raise LineWrong(_("Line %(number)s: “%(cell)s” is no amount in yuan.", number=number, cell=cell))
    return int(yuan * 100)
