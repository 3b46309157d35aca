"""Fields that the forms share."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, Form, IntegerField, StringField, TextAreaField, ValidationError
from wtforms.validators import InputRequired, Length, NumberRange

from portal.clock import today
from portal.records.texts import says_something, tidy

LINE, TEXT = Length(max=100), Length(max=20_000)
FIRST_YEAR, LAST_YEAR = 2000, 2999


def one_line(text: str | None) -> str:
    """A filter for fields of one line."""
    return tidy(text or "").replace("\n", " ")


def says_so(form: Form, field: Any) -> None:
    """A validator: something is written there, not only blanks."""
    if not says_something(field.data or ""):
        raise ValidationError(_("Fill in: %(name)s", name=field.label.text))


def has_come(form: Form, field: Any) -> None:
    """A validator: the day does not lie in the future."""
    if field.data and field.data > today():
        raise ValidationError(_("This day lies in the future. Enter it when it has come."))


def line(label: Any, *checks: Any, hint: Any = "") -> StringField:
    """A field of one line."""
    return StringField(label, [*checks, LINE], filters=[one_line], description=hint)


def words(label: Any, *checks: Any, hint: Any = "") -> TextAreaField:
    """A field of several lines."""
    return TextAreaField(label, [*checks, TEXT], filters=[lambda it: tidy(it or "")], description=hint)


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
