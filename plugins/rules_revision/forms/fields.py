"""Fields that the forms of the register share."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, Form, SelectField, StringField, TextAreaField, ValidationError
from wtforms.validators import Length, Optional

from portal.people.access import current_user
from portal.records.disclosure import SCOPES
from portal.records.texts import says_something, tidy

from ..bodies import bodies
from ..domains import domains
from ..rights import READ_PARTY
from ..scopes import PARTY
from ..texts import LONGEST

LINE, WORDS = Length(max=100), Length(max=2000)


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


def line(label: Any, *checks: Any, hint: Any = "") -> StringField:
    """A field of one line."""
    return StringField(label, [*checks, LINE], filters=[one_line], description=hint)


def words(label: Any, *checks: Any, hint: Any = "") -> TextAreaField:
    """A field of several lines."""
    return TextAreaField(label, [*checks, WORDS], filters=[tidied], description=hint)


def rule_text(*checks: Any) -> TextAreaField:
    """The field for the words of a whole rule."""
    hint = _l("From its name to its last clause, as it was printed.")
    return TextAreaField(_l("Text of the rule"), [*checks, Length(max=LONGEST)], filters=[tidied], description=hint)


def day(label: Any, hint: Any = "") -> DateField:
    """A day that may be left open."""
    return DateField(label, [Optional()], description=hint)


class Placed(Form):
    """Where a rule belongs: its field, who decides on it, who answers for it, who may read it."""

    domain = SelectField(_l("Area"))
    body = SelectField(_l("Deciding body"))
    office = line(_l("Responsible office"), says_so)
    scope = SelectField(_l("Disclosed to"), default="office")

    def offer(self, body: str = "") -> None:
        """Fill the choices; `body` is what the record has, which may no longer be in the list."""
        names = bodies()
        self.domain.choices = list(domains().items())
        self.body.choices = [(name, name) for name in ([body] if body and body not in names else []) + names]
        party = current_user.may(READ_PARTY)
        self.scope.choices = [(code, title) for code, title in SCOPES.items() if code != PARTY or party]
