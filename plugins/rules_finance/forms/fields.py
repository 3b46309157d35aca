"""Fields that the forms of finance share."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from flask_babel import gettext as _
from wtforms import DecimalField, Form, StringField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from portal.records.texts import says_something, tidy

LINE, TEXT = Length(max=100), Length(max=2000)
MOST_YUAN = Decimal(10**10)


def one_line(text: str | None) -> str:
    """A filter for fields of one line."""
    return tidy(text or "").replace("\n", " ")


def says_so(form: Form, field: Any) -> None:
    """A validator: something is written there, not only blanks."""
    if not says_something(field.data or ""):
        raise ValidationError(_("Fill in: %(name)s", name=field.label.text))


def line(label: Any, *checks: Any, hint: Any = "") -> StringField:
    """A field of one line."""
    return StringField(label, [*checks, LINE], filters=[one_line], description=hint)


def words(label: Any, *checks: Any, hint: Any = "") -> TextAreaField:
    """A field of several lines."""
    return TextAreaField(label, [*checks, TEXT], filters=[lambda it: tidy(it or "")], description=hint)


def options(pairs: Iterable[tuple[Any, Any]]) -> list[SelectChoice]:
    """Pairs of a value and its words, to choose from."""
    return [SelectChoice(*pair) for pair in pairs]


def money_field(label: Any, *checks: Any, hint: Any = "") -> DecimalField:
    """An amount in yuan, at most two decimals."""
    return DecimalField(label, [*checks, two_decimals], description=hint, places=2)


def two_decimals(form: Form, field: Any) -> None:
    """A validator: not finer than a cent, more than nothing."""
    if field.data is None:
        return
    if not field.data.is_finite() or field.data <= 0 or field.data > MOST_YUAN:
        raise ValidationError(_("Enter an amount greater than nothing, in yuan."))
    if field.data * 100 != int(field.data * 100):
        raise ValidationError(_("Enter at most two decimals."))


def cents(value: Decimal | None) -> int | None:
    """Yuan as cents."""
    return None if value is None else int(value * 100)
