"""Telephone numbers as they are typed."""

from typing import Any

from wtforms import Form, ValidationError

from portal.office.sheets.cells import parse_cell

from ..sheets.columns import PHONE


def is_phone(form: Form, field: Any) -> None:
    """A validator: nothing, or what a list of members would be taken in with."""
    typed = (field.data or "").strip()
    if typed and (problem := parse_cell(PHONE, typed).problem):
        raise ValidationError(problem)
