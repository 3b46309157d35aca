"""Telephone numbers as they are typed."""

from typing import Any

from flask_babel import gettext as _
from wtforms import Form, ValidationError

from portal.office.sheets.phones import read_phone


def is_phone(form: Form, field: Any) -> None:
    """A validator: nothing, or what a list of members would be taken in with."""
    typed = (field.data or "").strip()
    if typed and not read_phone(typed)[0]:
        raise ValidationError(_("Enter a telephone number, as 13800000000 or 0771-5210000."))
