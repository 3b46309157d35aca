"""Fields that the forms of the register share."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import DateField, Form, SelectField, TextAreaField
from wtforms.validators import Length, Optional

from portal.people.access import current_user
from portal.records.disclosure import SCOPES
from portal.web.fields import line, options, says_so, tidied

from ..bodies import bodies
from ..domains import domains
from ..rights import READ_PARTY
from ..scopes import PARTY
from ..texts import LONGEST


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
        self.domain.choices = options(domains().items())
        self.body.choices = options((name, name) for name in [*([body] if body and body not in names else []), *names])
        party = current_user.may(READ_PARTY)
        self.scope.choices = options(it for it in SCOPES.items() if it[0] != PARTY or party)
