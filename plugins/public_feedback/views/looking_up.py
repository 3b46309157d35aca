"""The sender looks up what became of an opinion; this stays reachable while the module is off."""

from flask import Response, render_template

from portal.errors import TooOften
from portal.extensions import csrf
from portal.people.access import public

from ..forms import LookUpForm
from ..looking_up import find
from ..models import Opinion
from ..preferences import help_line, limits
from ..terms import FOR_SENDER, TONES
from ..titles import proposed_title, spoken
from . import bp
from .answers import private


@bp.get("/look-up")
@public("senders come back with number and query code", archive=True)
def look_up() -> str:
    """The form; the QR code leads here with the long code behind `#`, which a small script puts into the form."""
    return _form_page(LookUpForm())


@bp.post("/look-up")
@csrf.exempt  # ../forms.py says why
@public("what becomes of an opinion is owed to its sender", archive=True)
def progress() -> Response:
    """Show the opinion that belongs to the receipt."""
    form = LookUpForm()
    try:
        opinion = find(form.number.data, form.code.data)
    except TooOften as error:
        answer = private(_form_page(form, [error.message]), error.status)
        answer.headers["Retry-After"] = str(error.wait)
        return answer
    if opinion is None:
        form.say_what_is_wrong()
        return private(_form_page(form))
    return private(_progress_page(opinion))


def _form_page(form: LookUpForm, problems: list[str] | None = None) -> str:
    return render_template("public_feedback/look_up.html", form=form, form_errors=problems, help_line=help_line())


def _progress_page(opinion: Opinion) -> str:
    return render_template(
        "public_feedback/progress.html",
        opinion=opinion,
        title=proposed_title(opinion.body),
        lang=spoken(opinion.body),
        state=FOR_SENDER[opinion.state],
        tone=TONES[opinion.state],
        limits=limits(),
    )
