"""Lists to take away: the roster of a day in the forms of the office, with the filters that are set."""

from typing import Any

from flask import render_template, request
from werkzeug.wrappers import Response

from portal.clock import today
from portal.errors import NotThere
from portal.people.access import access, current_user
from portal.web.errors import Answer
from portal.web.exporting import asked_for, exported
from portal.web.forms import form_page

from ..facts import reading
from ..forms.register import day_of
from ..forms.sheets import ContactListForm
from ..permissions import READ
from ..sheets.exporting import contact_page, roster_page
from ..sheets.forms_of_lists import FORMS
from . import bp
from .register.roster import wanted_members

TEMPLATE = "member_roster/sheets/take_away.html"


@bp.get("/staff/take-away")
@access(READ)
def take_away() -> Answer | str:
    """Which lists there are."""
    return render_template(TEMPLATE, form=ContactListForm(), **_page())


@bp.get("/staff/take-away/<form>")
@access(READ)
def list_file(form: str) -> Response:
    """One list as a file; telephone numbers are masked."""
    if form not in FORMS:
        raise NotThere
    asked, wanted = _asked(), wanted_members()
    page = roster_page(current_user, *asked, wanted, FORMS[form])
    return exported(asked_for() or "xlsx", page, page.name)


@bp.post("/staff/contact-list")
@access(READ)
def contact_file() -> Answer | Response:
    """The contact list with whole numbers, for a reason; who took it is kept."""
    form = ContactListForm()
    if not form.validate_on_submit():
        return form_page(TEMPLATE, form, **_page())
    page = contact_page(current_user, *_asked(), wanted_members(), form.reason.data)
    return exported("xlsx", page, page.name)


def _page() -> dict[str, Any]:
    term, day = _asked()
    kept = {name: value for name, value in request.args.items() if value and name not in ("after", "export")}
    return {"term": term, "day": day, "lists": FORMS, "kept": kept}


def _asked() -> tuple[Any, Any]:
    """The term and the day of the address. Raises NotThere while there is no term."""
    asked = day_of(request.args.get("on"), today())
    term = reading.find_term(current_user, asked, request.args.get("term", type=int))
    if term is None:
        raise NotThere
    return term, reading.day_within(term, asked)
