"""Looking at who the sender is: masked on the page, whole for a reason that is noted."""

from flask import Response, render_template, request, url_for

from portal.errors import NotThere
from portal.people.access import access, current_user
from portal.records.sealed_fields import reveal as unseal
from portal.records.writing import load, writing

from ..models import Opinion
from ..reading import find_opinion
from ..states import ANSWER
from ..terms import REVEALED_FOR
from .answers import private
from .blueprint import bp

SHOWN = ("name", "phone", "for_whom", "relation")


@bp.post("/staff/<int:opinion_id>/sender")
@access(ANSWER)
def reveal(opinion_id: int) -> Response:
    """Show name and telephone once, and note who looked and for which of the fixed reasons."""
    found, why = find_opinion(opinion_id, current_user), request.form.get("why", "")
    if why not in REVEALED_FOR:
        raise NotThere
    values = {name: _value(opinion_id, name, str(REVEALED_FOR[why])) for name in SHOWN if getattr(found, name)}
    back = url_for(".opinion", opinion_id=opinion_id)
    return private(render_template("public_feedback/staff/sender.html", opinion=found, values=values, back=back))


def _value(opinion_id: int, name: str, why: str) -> str | None:
    with writing():
        return unseal(load(Opinion, opinion_id), name, why)
