"""Reviews before publication: what waits for whom, the text with what to look at marked, the form to print."""

import re

from flask import Blueprint, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms import BooleanField
from wtforms.validators import InputRequired

from ..errors import NotThere
from ..extensions import db
from ..people.access import access, current_user
from ..records.disclosure import SCOPES
from ..records.review import REVIEW, Review, carry_out
from ..records.review.models import OPEN
from ..records.settings import read_setting
from ..records.steps import RecordStep, steps_of
from ..records.wording import find_hits
from .errors import Answer
from .history import events
from .marked import marked
from .moves import MoveForm, MovePage
from .paging import read_page

bp = Blueprint("reviews", __name__, url_prefix="/portal/reviews")
STATES = {
    "open": _l("Under review"),
    "signed": _l("Signed"),
    "sent_back": _l("Sent back"),
}
WAITS_FOR = {
    "drafted": _l("waits for the first look"),
    "first_checked": _l("waits for the secrecy review"),
    "secrecy_checked": _l("waits for the signature"),
    "signed": _l("may be published"),
    "sent_back": _l("sent back"),
    "replaced": _l("replaced by a newer text"),
    "ended": _l("ended without a decision"),
}
SEEN = _l("Tick this box after you have looked.")


class ChecklistForm(MoveForm):
    """What whoever passes a text on has looked at."""

    secrets = BooleanField(_l("It holds nothing secret or internal"), [InputRequired(SEEN)])
    personal = BooleanField(_l("It holds no personal data that is not meant for the readers"), [InputRequired(SEEN)])
    wording = BooleanField(_l("Names, titles, dates, figures and wording are right"), [InputRequired(SEEN)])
    files = BooleanField(_l("Every attachment was opened and looked through"), [InputRequired(SEEN)])


@bp.get("/")
@access("portal.review")
def index() -> str:
    """The reviews, the newest first."""
    state = request.args.get("state", "open")
    if state not in STATES:
        raise NotThere
    wanted = OPEN if state == "open" else (state,)
    page = read_page(Review.visible_to(current_user).where(Review.state.in_(wanted)), Review.id, newest_first=True)
    return render_template(
        "records/reviews.html", page=page, state=state, states=STATES, standing=_standing, scopes=SCOPES
    )


@bp.get("/<int:review_id>")
@access("portal.review")
def review(review_id: int) -> str:
    """One review: the text as it was handed in, with the places to look at marked."""
    found = _find(review_id)
    return render_template(
        "records/review.html",
        review=found,
        texts=[(label, marked(text, find_hits(text, _own_words()))) for label, text in found.texts],
        hits=[hit for _label, text in found.texts for hit in find_hits(text, _own_words())],
        scope=SCOPES[found.scope],
        state=_standing(found),
        moves=REVIEW.open_to(current_user, found),
        history=events(steps_of(found), _words),
    )


@bp.route("/<int:review_id>/moves/<action>", methods=["GET", "POST"])
@access("portal.review")
def move(review_id: int, action: str) -> Answer | Response:
    """Pass a text on, sign it, or send it back."""
    found = _find(review_id)
    form_class = MoveForm if action == "send_back" else ChecklistForm
    page = MovePage(REVIEW, found, action, found.shown_title, url_for(".review", review_id=review_id), form_class)
    return page.answer(lambda form: carry_out(review_id, form.version.data, action, form.entry()))


@bp.get("/<int:review_id>/form")
@access("portal.review")
def form(review_id: int) -> str:
    """The 信息发布审核表, to print and sign on paper."""
    found = _find(review_id)
    by_action: dict[str, RecordStep] = {step.action: step for step in steps_of(found)}
    return render_template("records/review_form.html", review=found, scope=SCOPES[found.scope], steps=by_action)


def _find(review_id: int) -> Review:
    found = db.session.scalar(Review.visible_to(current_user).where(Review.id == review_id))
    if found is None:
        raise NotThere
    return found


def _standing(review: Review) -> str:
    """How far it is, in words; what was signed and forgotten is not published any more."""
    return str(STATES["signed"] if review.is_forgotten and review.state == "signed" else WAITS_FOR[review.state])


def _words(action: str) -> str | None:
    other = {
        "drafted": _l("Handed in for review"),
        "replaced": WAITS_FOR["replaced"],
        "forgotten": _l("The texts were deleted"),
    }
    return str(other[action]) if action in other else REVIEW.words(action)


def _own_words() -> list[str]:
    return [word.strip() for word in re.split("[,，、;；]", str(read_setting("portal", "review_words")))]
