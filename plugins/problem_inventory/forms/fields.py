"""Fields that the forms of the ledger share."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from wtforms import Form, SelectMultipleField, StringField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length
from wtforms.widgets import CheckboxInput, ListWidget

from portal.records.texts import says_something, tidy

TITLE, LINE, TEXT = Length(max=60), Length(max=100), Length(max=2000)


def tidied(text: str | None) -> str:
    """A filter for texts."""
    return tidy(text or "")


def one_line(text: str | None) -> str:
    """A filter for fields of one line."""
    return tidied(text).replace("\n", " ")


def says_so(form: Form, field: Any) -> None:
    """A validator: something is written there, not only blanks."""
    if not says_something(field.data or ""):
        raise ValidationError(_("Fill in: %(name)s", name=field.label.text))


def line(label: Any, *checks: Any, hint: Any = "") -> StringField:
    """A field of one line."""
    return StringField(label, [*checks, LINE], filters=[one_line], description=hint)


def words(label: Any, *checks: Any, hint: Any = "") -> TextAreaField:
    """A field of several lines."""
    return TextAreaField(label, [*checks, TEXT], filters=[tidied], description=hint)


def options(pairs: Iterable[tuple[Any, Any]]) -> list[SelectChoice]:
    """Pairs of a value and its words, to choose from."""
    return [SelectChoice(*pair) for pair in pairs]


class Checkboxes(SelectMultipleField):
    """Choices as a list of boxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()
