"""The sender looks up what became of an opinion; this stays reachable while the module is off."""

from flask import Response, render_template

from portal.clock import local
from portal.errors import TooOften
from portal.extensions import csrf
from portal.people.access import public
from portal.web.forms import form_page

from ..look_up_form import LookUpForm
from ..looking_up import find
from ..models import Opinion
from ..preferences import help_line
from ..promises import promised
from ..terms import FOR_SENDER, TONES
from ..titles import proposed_title, spoken
from .answers import private
from .blueprint import bp

FORM_PAGE = "public_feedback/look_up.html"


@bp.get("/look-up")
@public("senders come back with number and query code", archive=True)
def look_up() -> str:
    """The form; the QR code leads here with the long code behind `#`, which a small script puts into the form."""
    return render_template(FORM_PAGE, form=LookUpForm(), help_line=help_line())


@bp.post("/look-up")
@csrf.exempt  # ../forms.py says why
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
    return private(_progress_page(opinion))


def _form_again(form: LookUpForm, error: TooOften | None = None) -> Response:
    return private(form_page(FORM_PAGE, form, error, help_line=help_line()))


def _progress_page(opinion: Opinion) -> str:
    return render_template(
        "public_feedback/progress.html",
        opinion=opinion,
        title=proposed_title(opinion.body),
        lang=spoken(opinion.body),
        state=FOR_SENDER[opinion.state],
        tone=TONES[opinion.state],
        promises=promised(local(opinion.received_at).date(), opinion),
    )
