"""Fields that the forms share."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, Form, IntegerField, ValidationError
from wtforms.validators import InputRequired, NumberRange

from portal.clock import today

MOST_WORDS = 20_000  # of a report
FIRST_YEAR, LAST_YEAR = 2000, 2999


def has_come(form: Form, field: Any) -> None:
    """A validator: the day does not lie in the future."""
    if field.data and field.data > today():
        raise ValidationError(_("This day lies in the future. Enter it when it has come."))


def day(label: Any, *checks: Any, hint: Any = "") -> DateField:
    """A day that has to be entered."""
    return DateField(label, [InputRequired(_l("Enter the day.")), *checks], description=hint)


def year(label: Any) -> IntegerField:
    """A year."""
    within = NumberRange(FIRST_YEAR, LAST_YEAR, _l("Enter a year with four digits."))
    return IntegerField(label, [InputRequired(_l("Enter a year with four digits.")), within])


def count(label: Any, *checks: Any, least: int = 0) -> IntegerField:
    """How many; nothing has to be entered as 0."""
    wrong = _l("Enter a whole number.")
    return IntegerField(label, [InputRequired(wrong), NumberRange(least, 100_000, wrong), *checks])
