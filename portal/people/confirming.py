"""Asking for the password again before something risky.

A form for a risky change inherits PasswordConfirmation and shows the field where the form still has it:

    class SwitchForm(PasswordConfirmation):
        reason = StringField(_l("Reason"), [InputRequired()])

    {% if form.password %}{{ forms.field(form.password, autocomplete="current-password") }}{% endif %}

`form.validate_on_submit()` then says yes only if the password was typed within ten minutes, or is typed right now.
The page of a GET that shows something risky begins with `require_confirmed()`.
"""

from typing import Any

from flask import abort, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from sqlalchemy import select, update
from wtforms import PasswordField, ValidationError
from wtforms.validators import InputRequired

from ..clock import now
from ..errors import TooOften
from ..extensions import db
from ..records.writing import writing
from . import passwords
from .access import current_user
from .models import SignInSession, User
from .sessions import confirmed_recently
from .throttle import Slowdown, attempt, forgive

CONFIRM = Slowdown("confirm")


class PasswordConfirmation(FlaskForm):
    """A form for a risky change: it asks for the password unless it was typed within ten minutes."""

    password = PasswordField(
        _l("Your password"),
        [InputRequired(_l("Type your password: this change needs it."))],
        description=_l("Asked again because the change is far-reaching."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._fields["password"] = self._fields.pop("password")  # last on the page, so last in the error summary
        if is_confirmed():
            del self.password

    def validate_password(self, field: PasswordField) -> None:
        """Check the password last: a wrong one is told beside the field, a right one is not asked again."""
        check_typed(field.data)


def is_confirmed() -> bool:
    """Whether the signed-in person typed the password within the last ten minutes."""
    query = select(SignInSession.confirmed_at).where(SignInSession.id == current_user.session_id)
    confirmed_at = db.session.scalar(query)
    return confirmed_at is not None and confirmed_recently(confirmed_at)


def require_confirmed() -> None:
    """Send the person to type the password first, and back here afterwards. For GET pages."""
    if not is_confirmed():
        abort(redirect(url_for("account.confirm", next=request.full_path.rstrip("?"))))


def check_typed(password: str) -> None:
    """For a field's validation: confirm(), with what is wrong as a ValidationError."""
    try:
        right = confirm(password)
    except TooOften as error:
        raise ValidationError(error.message) from error
    if not right:
        raise ValidationError(_("This is not your password."))


def confirm(password: str) -> bool:
    """Check the signed-in person's password and note the moment in the session; False when it is wrong.

    Raises TooOften when it was wrong too often.
    """
    person = str(current_user.id)
    attempt((CONFIRM, person))
    password_hash = db.session.scalar(select(User.password_hash).where(User.id == current_user.id))
    if not passwords.verify(password_hash, password):
        return False
    with writing() as tx:
        row = SignInSession.id == current_user.session_id
        tx.session.execute(update(SignInSession).where(row).values(confirmed_at=now()))
        forgive(CONFIRM, person)
    return True
