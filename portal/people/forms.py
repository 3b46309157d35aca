"""The forms of signing in and of one's own account."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, HiddenField, PasswordField, StringField, ValidationError
from wtforms.validators import EqualTo, InputRequired, Length

from .accounts import AccountRefused, checked_name, password_complaint
from .confirming import PasswordConfirmation, check_typed


class SignInForm(FlaskForm):
    """Account and password."""

    name = StringField(_l("Account name"), [InputRequired(_l("Type your account name."))])
    password = PasswordField(_l("Password"), [InputRequired(_l("Type your password."))])


class CodeForm(FlaskForm):
    """The second step."""

    code = StringField(_l("Code"), [InputRequired(_l("Type the code."))])


class NameFields(FlaskForm):
    """Who somebody is: the name to sign in with, and the one others read."""

    name = StringField(
        _l("Account name"),
        [InputRequired(_l("Type an account name."))],
        description=_l("For signing in: letters, figures or Chinese characters, without blanks."),
    )
    title = StringField(
        _l("Name and post"),
        [InputRequired(_l("Type how others will read this account.")), Length(max=60)],
        description=_l("How others read it, for example “Zhao Li, office”."),
    )

    def validate_name(self, field: Field) -> None:
        """Refuse what cannot be an account's name."""
        try:
            checked_name(field.data)
        except AccountRefused as error:
            raise ValidationError(error.message) from error


class NewPassword(FlaskForm):
    """A new password, typed twice. `own_words` are names that it must not be made of."""

    own_words: Sequence[str] = ()

    new_password = PasswordField(
        _l("New password"),
        [InputRequired(_l("Choose a password."))],
        description=_l("At least 12 characters. Three or four unrelated words are easy to keep and hard to guess."),
    )
    again = PasswordField(
        _l("The same password again"),
        [EqualTo("new_password", _l("The two passwords are not the same. Type both again."))],
    )

    def validate_new_password(self, field: Field) -> None:
        """Refuse what is short or easy to guess."""
        if wrong := password_complaint(field.data, *self.own_words):
            raise ValidationError(wrong)


class SetUpForm(NameFields, NewPassword):
    """The first administrator's account."""

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Look at the password with the names typed beside it."""
        self.own_words = (self.name.data or "", self.title.data or "")
        return bool(super().validate(*args, **kwargs))


class ChangePassword(NewPassword):
    """The present password, then a new one."""

    present = PasswordField(_l("Present password"), [InputRequired(_l("Type your present password."))])

    def validate_present(self, field: Field) -> None:
        """Look at the present password, slowed down like a sign-in."""
        check_typed(field.data)


class PhoneForm(PasswordConfirmation):
    """The telephone's first code; the secret travels along sealed."""

    secret = HiddenField()
    code = StringField(
        _l("Code shown by the telephone"),
        [InputRequired(_l("Type the six figures that the telephone shows."))],
        description=_l("Six figures; a new code appears every 30 seconds."),
    )


class EmptyForm(FlaskForm):
    """A button only."""
