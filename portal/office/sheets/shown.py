"""Values as the office writes them: what parse_cell() read is shown so that it reads the same again."""

from datetime import date, datetime
from decimal import Decimal
from math import isfinite

from ...clock import local
from .columns import Column
from .workbook import Value

LONGEST_CELL = 32_000  # a cell holds 32,767 characters
EXACT = 2**53  # greater whole numbers lose their last digits in a spreadsheet
WORDS: dict[str, dict[object, str]] = {
    "gender": {"male": "男", "female": "女"},
    "yes_no": {True: "是", False: "否"},
}


def shown(column: Column, value: object) -> Value:
    """What stands in the cell."""
    if value is None or value == "":
        return None
    if column.kind in WORDS:
        return WORDS[column.kind].get(value, str(value))
    if column.kind == "month":
        return str(value).replace("-", ".")
    return _plain(value)


def _plain(value: object) -> Value:
    if isinstance(value, str):
        return value[:LONGEST_CELL]
    if isinstance(value, bool):
        return WORDS["yes_no"][value]
    if isinstance(value, datetime):
        return (local(value) if value.tzinfo else value).replace(tzinfo=None)
    if isinstance(value, date):
        return value
    if isinstance(value, int | float | Decimal):
        return _number(value)
    return str(value)[:LONGEST_CELL]


def _number(value: int | float | Decimal) -> Value:
    if not isfinite(value) or not -EXACT < value < EXACT:
        return str(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
