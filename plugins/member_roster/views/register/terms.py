"""Terms, what is approved for them, and the shares of their members beside what is aimed at."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.clock import today
from portal.errors import PortalError
from portal.extensions import db
from portal.people.access import access, current_user
from portal.records.steps import steps_of
from portal.web.errors import Answer
from portal.web.forms import answer_form, form_page
from portal.web.history import names_of

from ...facts import reading
from ...facts.finding import find
from ...facts.shares import SHARES, shares_on
from ...forms.register import APPROVE, SeatsForm, TermForm, day_of
from ...models import SeatQuota, Term
from ...permissions import READ, SEATS
from ...register.quotas import approve_seats
from ...register.terms import add_term, change_term
from .. import bp

FORM = "member_roster/register/term_form.html"


@bp.get("/staff/terms")
@access(READ)
def terms() -> str:
    """All terms."""
    found = reading.terms(current_user)
    return render_template("member_roster/register/terms.html", terms=found, may_edit=current_user.may(SEATS))


@bp.route("/staff/terms/new", methods=["GET", "POST"])
@access(SEATS)
def new_term() -> Answer | Response:
    """Enter a term."""
    form = TermForm(data={"version": 0})

    def save() -> str:
        return url_for(".term", term_id=add_term(form.facts()))

    return answer_form(FORM, form, save, term=None, shares=SHARES, back=url_for(".terms"))


@bp.get("/staff/terms/<int:term_id>")
@access(READ)
def term(term_id: int) -> str:
    """A term with its seats and shares on a day."""
    found = _find(term_id)
    day = reading.day_within(found, day_of(request.args.get("on"), today()))
    quotas = db.session.scalars(SeatQuota.visible_to(current_user).where(SeatQuota.term_id == term_id))
    told = [(it, next(iter(steps_of(it)), None)) for it in sorted(quotas, key=_as_listed)]
    return render_template(
        "member_roster/register/term.html", term=found, day=day, quotas=told, shares=shares_on(found, day),
        share_words=SHARES, names_of=names_of, may_edit=current_user.may(SEATS),
    )  # fmt: skip


@bp.route("/staff/terms/<int:term_id>/edit", methods=["GET", "POST"])
@access(SEATS)
def edit_term(term_id: int) -> Answer | Response:
    """Change a term."""
    found, back = _find(term_id), url_for(".term", term_id=term_id)
    names = ("version", "number", "title", "begins_on", "ends_on")
    form = TermForm(data={name: getattr(found, name) for name in names} | found.targets)

    def save() -> str:
        change_term(term_id, form.version.data, form.facts())
        return back

    return answer_form(FORM, form, save, term=found, shares=SHARES, back=back)


@bp.route("/staff/terms/<int:term_id>/seats", methods=["GET", "POST"])
@access(SEATS)
def new_seats(term_id: int) -> Answer | Response:
    """Enter approved seats: decided by the county committee, so somebody else's decision is typed in."""
    found, back, refusal = _find(term_id), url_for(".term", term_id=term_id), None
    form = SeatsForm(APPROVE, False, version=0, data={"valid_from": today(), "kept_back": 0})
    form.offer(reading.sectors(current_user))
    if form.validate_on_submit():
        try:
            approve_seats(term_id, form.quota(), form.entry())
            return redirect(back)
        except PortalError as error:
            refusal = error
    return form_page("records/move.html", form, refusal, move=APPROVE, record_title=found.title, back=back, own=False)


def _as_listed(quota: SeatQuota) -> tuple[int, int, int]:
    """The newest day first, on each day the whole term before its sectors."""
    return -quota.valid_from.toordinal(), quota.sector.position + 1 if quota.sector else 0, -quota.id


def _find(term_id: int) -> Term:
    return find(Term, term_id, current_user)
