"""What is typed into forms is read as the same columns of lists are."""

from typing import Any

from wtforms import Form, ValidationError

from portal.office.sheets.cells import parse_cell
from portal.office.sheets.columns import Column

from ..sheets.columns import BORN, PHONE


def is_phone(form: Form, field: Any) -> None:
    """A validator: nothing, or a telephone number; it is kept as it was typed."""
    _read(PHONE, field)


def is_month(form: Form, field: Any) -> None:
    """A validator: nothing, a year, or a month, which is kept as 1975-08."""
    field.data = _read(BORN, field)


def _read(column: Column, field: Any) -> str:
    parsed = parse_cell(column, field.data)
    if parsed.problem:
        raise ValidationError(parsed.problem)
    return str(parsed.value or "")
