"""One member: the facts of a day, the history with its corrections, contact and biography behind a reason."""

from typing import Any

from flask import render_template, request

from portal.clock import today
from portal.extensions import db
from portal.people.access import access, current_user
from portal.records.attachment_models import Attachment
from portal.records.masking import mask
from portal.records.sealed_fields import read_sealed
from portal.web.errors import Answer
from portal.web.forms import form_page
from portal.web.history import names_of

from ...facts.finding import find
from ...facts.history import history_of, memberships
from ...facts.reading import day_within, holds_on, standing_on
from ...forms.register import RevealForm, day_of
from ...models import Member, MemberGroup, Membership, OfficeHeld, Sector, Standing, Township
from ...permissions import EDIT, READ, RECORD
from ...register.contact import FIELDS, show_whole
from ...terms import ACTIONS, GENDERS, KINDS, OFFICES
from .. import bp

TEMPLATE = "member_roster/register/member.html"


@bp.get("/staff/members/<int:member_id>")
@access(READ)
def member(member_id: int) -> str:
    """One member on a day."""
    return render_template(TEMPLATE, form=RevealForm(), **_page(find(Member, member_id, current_user)))


@bp.post("/staff/members/<int:member_id>/reveal/<any(phone, address, biography):field>")
@access(READ)
def reveal_contact(member_id: int, field: str) -> Answer | str:
    """A whole value for a reason; who looked is kept."""
    found, form = find(Member, member_id, current_user), RevealForm()
    if not form.validate_on_submit():
        return form_page(TEMPLATE, form, **_page(found))
    whole = {field: show_whole(member_id, field, form.reason.data)}
    return render_template(
        TEMPLATE, form=RevealForm(formdata=None), **_page(find(Member, member_id, current_user), whole)
    )


def _page(found: Member, whole: dict[str, str] | None = None) -> dict[str, Any]:
    seats = [_seat(it) for it in memberships(found)]
    sealed = {name: read_sealed(found, name) or "" for name in FIELDS}
    masked = {
        "phone": mask(sealed["phone"]),
        "address": bool(sealed["address"]),
        "biography": bool(sealed["biography"]),
    }
    return {
        "member": found, "seats": seats, "history": history_of(found), "masked": masked, "whole": whole or {},
        "titles": _titles(), "actions": ACTIONS, "kinds": KINDS, "genders": GENDERS, "office_words": OFFICES,
        "may_edit": current_user.may(EDIT), "may_elect": current_user.may(RECORD), "scan_of": _scan,
        "names_of": names_of,
    }  # fmt: skip


def _seat(membership: Membership) -> dict[str, Any]:
    """How the member stands in a term on the day asked for."""
    day = day_within(membership.term, day_of(request.args.get("on"), today()))
    query = db.select(Standing).join(Membership, Membership.id == membership.id).where(standing_on(day))
    offices = db.select(OfficeHeld).where(OfficeHeld.membership_id == membership.id, *holds_on(day))
    held = db.session.scalars(offices.order_by(OfficeHeld.office)).all()
    return {"membership": membership, "day": day, "standing": db.session.scalar(query), "offices": held}


def _titles() -> dict[str, dict[int, str]]:
    models = {"sector_id": Sector, "township_id": Township, "group_id": MemberGroup}
    return {name: {it.id: it.title for it in db.session.scalars(db.select(model))} for name, model in models.items()}


def _scan(number: int | None) -> Attachment | None:
    return db.session.get(Attachment, number) if number else None
