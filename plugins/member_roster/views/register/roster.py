"""The roster as of a day: seats by sector, who changes soon, the members page by page."""

from typing import Any

from flask import render_template, request, url_for

from portal.clock import today
from portal.extensions import db
from portal.people.access import access, current_user
from portal.records.masking import mask
from portal.records.sealed_fields import read_sealed_list
from portal.web.errors import Answer
from portal.web.forms import form_page

from ...facts import reading
from ...facts.seat_table import seats_on, soon
from ...forms.register import PhoneForm, day_of
from ...models import MemberGroup, Township
from ...permissions import EDIT, READ
from ...terms import ACTIONS, GENDERS, KINDS, OFFICES
from .. import bp

TEMPLATE = "member_roster/register/roster.html"
NUMBERS = ("sector_id", "township_id", "group_id")


@bp.get("/staff/")
@access(READ)
def roster() -> str:
    """The roster on a day of a term."""
    asked = day_of(request.args.get("on"), today())
    term = reading.find_term(current_user, asked, request.args.get("term", type=int))
    if term is None:
        return render_template("member_roster/register/no_term.html")
    day = reading.day_within(term, asked)
    wanted = wanted_members()
    page = reading.page_on(current_user, term, day, wanted, request.args.get("after", type=int))
    kept: dict[str, Any] = {name: value for name, value in request.args.items() if value and name != "after"}
    further = url_for(".roster", **kept, after=page.after) if page.after else ""
    return render_template(
        TEMPLATE, term=term, terms=reading.terms(current_user), day=day, wanted=wanted, further=further,
        whole=not request.args.get("after") and wanted == reading.Wanted(), **_rows(page, day), **_choices(),
        seats=seats_on(current_user, term, day),
        soon=soon(current_user, term, day), actions=ACTIONS, kinds=KINDS, may_edit=current_user.may(EDIT), kept=kept,
    )  # fmt: skip


@bp.route("/staff/phone", methods=["GET", "POST"])
@access(READ)
def find_phone() -> Answer | str:
    """Whose telephone number it is: a POST, since addresses of pages are logged."""
    form = PhoneForm()
    found: Any = None
    term = reading.find_term(current_user, today())
    if form.validate_on_submit() and term is not None:
        wanted = reading.Wanted(phone=form.phone.data)
        day = reading.day_within(term, today())
        found = _rows(reading.page_on(current_user, term, day, wanted), day)
    return form_page("member_roster/register/phone.html", form, **(found or {"rows": None}))


@bp.get("/staff/everyone")
@access(READ)
def everyone() -> str:
    """All who ever were members: nobody vanishes."""
    words = request.args.get("q", "").strip()
    found = reading.ever(current_user, words, request.args.get("after", type=int))
    shown, more = found[: reading.PAGE_SIZE], len(found) > reading.PAGE_SIZE
    further = url_for(".everyone", q=words or None, after=shown[-1].id) if more else ""
    return render_template("member_roster/register/everyone.html", members=shown, words=words, further=further)


def wanted_members() -> reading.Wanted:
    """The filters of the address."""
    numbers: dict[str, Any] = {name: request.args.get(name, type=int) for name in NUMBERS}
    words: dict[str, Any] = {name: request.args.get(name, "").strip() for name in ("party", "gender", "office")}
    return reading.Wanted(**numbers, **words, words=request.args.get("q", "").strip())


def _rows(page: reading.RosterPage, day: Any) -> dict[str, Any]:
    members = [it.Member for it in page.rows]
    phones = [mask(it or "") for it in read_sealed_list(members, "phone")] if members else []
    offices = reading.offices_on([it.Standing.membership_id for it in page.rows], day)
    return {"rows": list(zip(page.rows, phones, strict=True)), "offices": offices, "office_words": OFFICES}


def _choices() -> dict[str, Any]:
    lists: dict[str, Any] = {"townships": Township, "groups": MemberGroup}
    found = {
        name: db.session.scalars(it.visible_to(current_user).order_by(it.position, it.id)).all()
        for name, it in lists.items()
    }
    return {"sectors": reading.sectors(current_user), **found, "genders": GENDERS, "pairs": _pairs}


def _pairs(entries: Any) -> list[tuple[int, str]]:
    return [(it.id, it.title) for it in entries]
