"""Showing a form, again where something must be mended, with a status that says so."""

from collections.abc import Callable
from typing import Any

from flask import redirect, render_template
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import IntegerField
from wtforms.widgets import HiddenInput

from ..errors import PortalError, TooOften
from .errors import Answer

TO_BE_MENDED = 422


class Versioned(FlaskForm):
    """A form that remembers which version of the record it was made from: 0 for a record that is yet to be made."""

    version = IntegerField(widget=HiddenInput(), default=0)


def form_page(template: str, form: FlaskForm, refusal: PortalError | None = None, **context: Any) -> Answer:
    """Render a page with a form; `refusal` is what a service said, shown in the error summary."""
    messages = [refusal.message] if refusal else []
    headers = {"Retry-After": str(refusal.wait)} if isinstance(refusal, TooOften) else {}
    status = refusal.status if refusal else TO_BE_MENDED if form.errors else 200
    return render_template(template, form=form, form_errors=messages, **context), status, headers


def answer_form(template: str, form: FlaskForm, act: Callable[[], str], **context: Any) -> Answer | Response:
    """Let `act` do what a form that is in order asks for, and go to the address it returns.

    Otherwise, or where a service refuses, show the form again with what is to be mended.
    """
    refusal = None
    if form.validate_on_submit():
        try:
            return redirect(act())
        except PortalError as error:
            refusal = error
    return form_page(template, form, refusal, **context)
