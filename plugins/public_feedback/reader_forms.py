"""Naming a reader of restricted letters, and taking one off the list: with a reason and the password."""

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField
from wtforms.validators import InputRequired, Length

from portal.people.confirming import PasswordConfirmation


def _reason() -> StringField:
    return StringField(
        _l("Reason"),
        [InputRequired(_l("Say why: the reason stays in the audit list.")), Length(max=200)],
        description=_l("Who decided it and when, as “office meeting of 3 March”. Say nothing of a letter."),
    )


class NameReaderForm(PasswordConfirmation):
    """Which account is named, and why."""

    account = SelectField(_l("Account"), coerce=int)
    reason = _reason()


class RemoveReaderForm(PasswordConfirmation):
    """Why an account is taken off the list."""

    reason = _reason()
