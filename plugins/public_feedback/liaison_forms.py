"""Saying who is the liaison of a unit, and ending it: with a reason and the password."""

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField
from wtforms.validators import InputRequired, Length

from portal.people.confirming import PasswordConfirmation

_WHY = (InputRequired(_l("Say why: the reason stays in the audit list.")), Length(max=200))


class AppointForm(PasswordConfirmation):
    """Which account acts for which unit."""

    account = SelectField(_l("Account"), coerce=int)
    unit = SelectField(_l("Unit"))
    reason = StringField(_l("Reason"), _WHY, description=_l("As “letter of the unit of 3 March”."))


class DismissForm(PasswordConfirmation):
    """Why an account acts for a unit no more."""

    reason = StringField(_l("Reason"), _WHY)
