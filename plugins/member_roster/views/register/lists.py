"""Sectors, townships, member groups."""

from typing import Any

from flask import render_template, url_for
from werkzeug.wrappers import Response

from portal.extensions import db
from portal.people.access import access, current_user
from portal.web.errors import Answer
from portal.web.forms import answer_form

from ...facts.finding import find
from ...forms.register import ListForm
from ...models import Township
from ...permissions import READ, SEATS
from ...register.lists import LISTS, add_to_list, change_in_list
from ...terms import LIST_TITLES
from .. import bp

FORM = "member_roster/register/list_form.html"
WHICH = "<any(sectors, townships, groups):which>"


@bp.get(f"/staff/lists/{WHICH}")
@access(READ)
def entries(which: str) -> str:
    """The entries of a list in their order."""
    return render_template(
        "member_roster/register/list.html", which=which, entries=_entries(LISTS[which]), titles=LIST_TITLES,
        may_edit=current_user.may(SEATS),
    )  # fmt: skip


@bp.route(f"/staff/lists/{WHICH}/new", methods=["GET", "POST"])
@access(SEATS)
def new_entry(which: str) -> Answer | Response:
    """Enter one."""
    form = ListForm(data={"version": 0, "in_use": True, "position": 0})
    form.offer(_entries(Township), which)
    back = url_for(".entries", which=which)

    def save() -> str:
        add_to_list(which, form.entry())
        return back

    return answer_form(FORM, form, save, which=which, entry=None, titles=LIST_TITLES, back=back)


@bp.route(f"/staff/lists/{WHICH}/<int:entry_id>", methods=["GET", "POST"])
@access(SEATS)
def edit_entry(which: str, entry_id: int) -> Answer | Response:
    """Change one."""
    model: Any = LISTS[which]
    found = find(model, entry_id, current_user)
    form, back = ListForm(obj=found), url_for(".entries", which=which)
    form.offer(_entries(Township), which)

    def save() -> str:
        change_in_list(which, entry_id, form.version.data, form.entry())
        return back

    return answer_form(FORM, form, save, which=which, entry=found, titles=LIST_TITLES, back=back)


def _entries(model: Any) -> Any:
    return db.session.scalars(model.visible_to(current_user).order_by(model.position, model.id)).all()
