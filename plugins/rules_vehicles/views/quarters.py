"""The totals of quarters: counted, reviewed, published."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from portal.clock import today
from portal.extensions import db
from portal.people.access import access, current_user
from portal.records.review import approved, reviews_of
from portal.records.steps import steps_of
from portal.web.errors import Answer
from portal.web.forms import Versioned, answer_form
from portal.web.history import events

from .. import reading
from ..models import QuarterTotals
from ..models.quarter import NUMBERS
from ..money import yuan
from ..permissions import EDIT, PUBLISH, READ
from ..releasing import count, draw_up, hand_in, publish
from ..sums import quarter_before
from ..words import words
from . import bp


@bp.get("/staff/quarters")
@access(READ)
def quarters() -> str:
    """What was counted, and the quarter that may be counted next."""
    year, quarter = quarter_before(today())
    found = reading.quarters(current_user)
    may_count = current_user.may(EDIT) and not any(
        (it.year, it.quarter) == (year, quarter) and not it.withdrawn_for for it in found
    )
    return render_template(
        "rules_vehicles/staff/quarters.html", quarters=found, year=year, quarter=quarter, may_count=may_count,
        yuan=yuan,
    )  # fmt: skip


@bp.post("/staff/quarters/count")
@access(EDIT)
def count_quarter() -> Response:
    """Count a quarter, or count it anew."""
    year, quarter = (request.form.get(name, 0, type=int) for name in ("year", "quarter"))
    return redirect(url_for(".quarter", totals_id=draw_up(year, quarter)))


@bp.get("/staff/quarters/<int:totals_id>")
@access(READ)
def quarter(totals_id: int) -> str:
    """The totals of a quarter, how far their review is, and what the register says by now."""
    found = reading.find(QuarterTotals, totals_id, current_user)
    with db.engine.connect() as connection:
        present = count(connection, found.year, found.quarter)
    return render_template(
        "rules_vehicles/staff/quarter.html",
        totals=found,
        differs=any(getattr(found, name) != present[name] for name in NUMBERS if name != "vehicles"),
        review=next(iter(reviews_of(found)), None),
        ready=approved(found) is not None,
        history=events(steps_of(found), lambda action: words(QuarterTotals.kind, action)),
        may_edit=current_user.may(EDIT) and found.published_at is None,
        may_publish=current_user.may(PUBLISH),
        may_read_reviews=current_user.may("portal.review"),
        may_withdraw=found.is_public and current_user.may("portal.withdraw_at_once"),
    )


@bp.route("/staff/quarters/<int:totals_id>/review", methods=["GET", "POST"])
@access(EDIT)
def review_quarter(totals_id: int) -> Answer | Response:
    """Hand the totals in for the publication review."""
    found, back = reading.find(QuarterTotals, totals_id, current_user), url_for(".quarter", totals_id=totals_id)
    form = Versioned(version=found.version)

    def save() -> str:
        hand_in(totals_id, form.version.data, back)
        return back

    return answer_form("rules_vehicles/staff/hand_in.html", form, save, totals=found, back=back)


@bp.post("/staff/quarters/<int:totals_id>/publish")
@access(PUBLISH)
def publish_quarter(totals_id: int) -> Response:
    """Publish the totals after their review."""
    found = reading.find(QuarterTotals, totals_id, current_user)
    publish(totals_id, request.form.get("version", found.version, type=int))
    return redirect(url_for(".quarter", totals_id=totals_id))
