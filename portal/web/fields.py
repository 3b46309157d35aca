"""Fields that forms share: a line, several lines, choices, amounts; with the filters and checks that belong to them."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from flask_babel import gettext as _
from wtforms import DecimalField, Form, StringField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from ..records.texts import says_something, tidy


def tidied(text: str | None) -> str:
    """A filter for texts."""
    return tidy(text or "")


def one_line(text: str | None) -> str:
    """A filter for fields of one line."""
    return tidied(text).replace("\n", " ").strip()


def says_so(form: Form, field: Any) -> None:
    """A validator: something is written there, not only blanks."""
    if not says_something(field.data or ""):
        raise ValidationError(_("Fill in: %(name)s", name=field.label.text))


says_so.field_flags = {"required": True}  # type: ignore[attr-defined] # WTForms reads it; labels then do not say "optional"


def line(label: Any, *checks: Any, hint: Any = "", most: int = 100) -> StringField:
    """A field of one line with at most so many letters."""
    return StringField(label, [*checks, Length(max=most)], filters=[one_line], description=hint)


def words(label: Any, *checks: Any, hint: Any = "", most: int = 2000) -> TextAreaField:
    """A field of several lines with at most so many letters."""
    return TextAreaField(label, [*checks, Length(max=most)], filters=[tidied], description=hint)


def options(pairs: Iterable[tuple[Any, Any]]) -> list[SelectChoice]:
    """Pairs of a value and its words, to choose from."""
    return [SelectChoice(*pair) for pair in pairs]


def amount(label: Any, *checks: Any, hint: Any = "", most: int = 10**10) -> DecimalField:
    """A number greater than nothing with at most two decimals: yuan, or litres."""
    return DecimalField(label, [*checks, TwoDecimals(most)], description=hint, places=2)


class TwoDecimals:
    """A validator: greater than nothing, at most `most`, and not finer than a hundredth."""

    def __init__(self, most: int) -> None:
        self.most = most

    def __call__(self, form: Form, field: Any) -> None:
        """Raise ValidationError for any other number; an empty field is another check's matter."""
        if field.data is None:
            return
        if not field.data.is_finite() or not 0 < field.data <= self.most:
            raise ValidationError(_("Enter an amount greater than nothing, at most %(most)s.", most=f"{self.most:,}"))
        if field.data * 100 != int(field.data * 100):
            raise ValidationError(_("Enter at most two decimals."))


def hundredths(value: Decimal | None) -> int | None:
    """Yuan as cents, litres as hundredths; as it is kept."""
    return None if value is None else int(value * 100)
