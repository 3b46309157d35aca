"""A month of birth as it is typed."""

import re
from typing import Any

from flask_babel import gettext as _
from wtforms import Form, ValidationError

_YEAR = re.compile(r"(\d{4})(?:[-.年/](\d{1,2})月?)?")


def is_month(form: Form, field: Any) -> None:
    """A validator: nothing, a year, or a year and a month; the month is kept with two digits, as 1975-08."""
    typed = (field.data or "").strip()
    found = _YEAR.fullmatch(typed)
    if typed and not (found and 1 <= int(found[2] or 1) <= 12):
        raise ValidationError(_("Enter year and month as 1975-08."))
    if found:
        field.data = f"{found[1]}-{int(found[2]):02d}" if found[2] else found[1]
