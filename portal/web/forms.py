"""Showing a form, again where something must be mended, with a status that says so."""

from typing import Any

from flask import render_template
from flask_wtf import FlaskForm
from wtforms import IntegerField
from wtforms.widgets import HiddenInput

from ..errors import PortalError, TooOften
from .errors import Answer

TO_BE_MENDED = 422


class Versioned(FlaskForm):
    """A form that remembers which version of the record it was made from."""

    version = IntegerField(widget=HiddenInput())


def form_page(template: str, form: FlaskForm, refusal: PortalError | None = None, **context: Any) -> Answer:
    """Render a page with a form; `refusal` is what a service said, shown in the error summary."""
    messages = [refusal.message] if refusal else []
    headers = {"Retry-After": str(refusal.wait)} if isinstance(refusal, TooOften) else {}
    status = refusal.status if refusal else TO_BE_MENDED if form.errors else 200
    return render_template(template, form=form, form_errors=messages, **context), status, headers
