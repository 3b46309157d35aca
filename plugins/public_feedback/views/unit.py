"""The pages of a unit's liaison: what the office assigned to the unit, and the few moves that are the unit's."""

from flask import render_template, url_for
from werkzeug.wrappers import Response

from portal.people.access import access, current_user
from portal.web.errors import Answer
from portal.web.moves import MoveForm, MovePage
from portal.web.paging import read_page

from ..liaisons import unit_of
from ..life import LIFE
from ..models import Opinion
from ..move_forms import FORMS
from ..moving import carry_out
from ..reading import find_for_unit, why_returned
from ..reading import of_unit as opinions_of_unit
from ..states import OWN_UNIT
from ..terms import FOR_STAFF, RATINGS, TONES
from ..titles import spoken
from .blueprint import bp
from .moves import TEMPLATE, beginning


@bp.get("/staff/unit/")
@access(OWN_UNIT)
def of_unit() -> str:
    """The opinions of the person's unit, the newest first."""
    page = read_page(opinions_of_unit(current_user), Opinion.id, newest_first=True)
    states = {state: (str(title), TONES[state]) for state, title in FOR_STAFF.items()}
    unit = unit_of(current_user.id)
    return render_template("public_feedback/staff/unit.html", page=page, states=states, unit=unit, spoken=spoken)


@bp.get("/staff/unit/<int:opinion_id>")
@access(OWN_UNIT)
def opinion_of_unit(opinion_id: int) -> str:
    """One of them: its words and what the unit can do, nothing of who wrote it."""
    found = find_for_unit(opinion_id, current_user)
    return render_template(
        "public_feedback/staff/unit_opinion.html",
        opinion=found,
        lang=spoken(found.body),
        state=FOR_STAFF[found.state],
        tone=TONES[found.state],
        moves=LIFE.open_to(current_user, found),
        ratings=RATINGS,
        returned=why_returned(found),
    )


@bp.route("/staff/unit/<int:opinion_id>/moves/<action>", methods=["GET", "POST"])
@access(OWN_UNIT)
def unit_move(opinion_id: int, action: str) -> Answer | Response:
    """Begin, send back, ask the sender, draft the reply."""
    found = find_for_unit(opinion_id, current_user)
    page = MovePage(
        LIFE,
        found,
        action,
        title=f"{found.number} {found.shown_title}",
        back=url_for(".opinion_of_unit", opinion_id=opinion_id),
        form_class=FORMS.get(action, MoveForm),
        template=TEMPLATE,
        context={"opinion": found, "lang": spoken(found.body)},
    )

    def done(form: MoveForm) -> None:
        typed = {field.short_name: field.data for field in form.further}
        carry_out(opinion_id, form.version.data, action, form.entry(), **typed)
        if action == "send_back":
            page.back = url_for(".of_unit")

    return page.answer(done, **beginning(found, action))
