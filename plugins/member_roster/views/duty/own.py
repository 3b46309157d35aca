"""A member's own page: what is on record, what it counts, what may be said against it, what will be published."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from portal.errors import NotThere
from portal.people.access import access, current_user
from portal.web.errors import Answer
from portal.web.forms import answer_form

from ...duty import contesting, own, reading
from ...duty.closing import closing_of
from ...duty.counted import done_in, scored
from ...duty.people import own_memberships
from ...duty.ruling import rules_for
from ...facts.finding import find
from ...forms.duty import ContactForm, ContestForm
from ...models import DutyEntry
from ...permissions import OWN
from ...register.contact import change_contact
from .. import bp
from .common import wanted_year


@bp.get("/staff/own")
@access(OWN)
def own_page() -> str:
    """The own facts, score and entries."""
    year, rules = wanted_year(), rules_for(wanted_year())
    files = [_file(it.id, year) for it in own_memberships(current_user)]
    member = own.own_member(current_user)
    return render_template(
        "member_roster/duty/own.html", year=year, rules=rules, files=[it for it in files if it], member=member,
        contact=own.contact_of(member) if member else {}, told=own.told_on(member) if member else None,
        closing=closing_of(year),
    )  # fmt: skip


@bp.route("/staff/own/entries/<int:entry_id>/contest", methods=["GET", "POST"])
@access(OWN)
def contest_entry(entry_id: int) -> Answer | Response:
    """Say what is wrong with an own entry."""
    entry = find(DutyEntry, entry_id, current_user)
    if entry.membership_id not in {it.id for it in own_memberships(current_user)}:
        raise NotThere
    back, form = url_for(".own_page", year=entry.happened_on.year), ContestForm(version=entry.version)

    def save() -> str:
        contesting.contest(entry_id, form.version.data, form.words.data)
        return back

    return answer_form("member_roster/duty/contest_form.html", form, save, entry=entry, back=back)


@bp.route("/staff/own/contact", methods=["GET", "POST"])
@access(OWN)
def own_contact() -> Answer | Response:
    """Correct the own telephone number and address."""
    member = own.own_member(current_user)
    if member is None:
        return redirect(url_for(".own_page"))
    form = ContactForm(data=own.contact_of(member) | {"version": member.version})

    def save() -> str:
        change_contact(member.id, form.version.data, {name: form[name].data for name in own.CONTACT})
        return url_for(".own_page")

    return answer_form("member_roster/duty/contact.html", form, save, back=url_for(".own_page"))


def _file(membership_id: int, year: int) -> dict[str, object] | None:
    """One membership with the record of the year; nothing where somebody never sat in it."""
    seated, rules = reading.latest_of(membership_id), rules_for(year)
    if seated is None:
        return None
    entries = reading.entries_of(membership_id, year, current_user)
    score = scored(rules, done_in(year, membership_id)[membership_id])
    return {"seated": seated, "entries": entries, "score": score, "card": own.card_of(membership_id)}
