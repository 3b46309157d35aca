"""The sender looks up what became of an opinion; this stays reachable while the module is off."""

from flask import Response, render_template

from portal.errors import TooOften
from portal.extensions import csrf
from portal.people.access import public
from portal.web.forms import form_page

from ..look_up_form import LookUpForm
from ..looking_up import find
from ..preferences import help_line
from .answers import private
from .blueprint import bp
from .progress_page import progress_page

FORM_PAGE = "public_feedback/look_up.html"


@bp.get("/look-up")
@public("senders come back with number and query code", archive=True)
def look_up() -> str:
    """The form; the QR code leads here with the long code behind `#`, which a small script puts into the form."""
    return render_template(FORM_PAGE, form=LookUpForm(), help_line=help_line())


@bp.post("/look-up")
@csrf.exempt  # portal.web.receipted says why
@public("what becomes of an opinion is owed to its sender", archive=True)
def progress() -> Response:
    """Show the opinion that belongs to the receipt."""
    form = LookUpForm()
    try:
        opinion = find(form.number.data, form.code.data)
    except TooOften as error:
        return _form_again(form, error)
    if opinion is None:
        form.say_what_is_wrong()
        return _form_again(form)
    return progress_page(opinion)


def _form_again(form: LookUpForm, error: TooOften | None = None) -> Response:
    return private(form_page(FORM_PAGE, form, error, help_line=help_line()))
