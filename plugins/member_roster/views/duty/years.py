"""The scores of a year: the list with its bands, and how the year was settled."""

from flask import render_template, request, url_for
from werkzeug.wrappers import Response

from portal.clock import today
from portal.errors import NotThere
from portal.people.access import access
from portal.web.errors import Answer
from portal.web.forms import answer_form

from ...duty.closing import close, closing_of, differences
from ...duty.counted import year_list
from ...duty.people import members_of
from ...duty.ruling import rules_for
from ...duty.terms import BANDS
from ...forms.duty import CloseForm
from ...permissions import DUTY, READ
from .. import bp
from .common import by_membership, filter_choices, may, wanted_members, wanted_year


@bp.get("/staff/duty/")
@access(READ)
def duty_year() -> str:
    """The members of a year with points, band, and when each took part last."""
    year, band = wanted_year(), request.args.get("band", "")
    rows = year_list(year, wanted_members())
    shown = [it for it in rows if band not in BANDS or (it.score is not None and it.score.band == band)]
    counts = {code: sum(it.score is not None and it.score.band == code for it in rows) for code in BANDS}
    return render_template(
        "member_roster/duty/year.html", year=year, rows=shown, counts=counts, rules=rules_for(year),
        closing=closing_of(year), may_keep=may(DUTY), **filter_choices(),
    )  # fmt: skip


@bp.get("/staff/duty/years/<int:year>")
@access(READ)
def year_closing(year: int) -> str:
    """How a year was settled, and what comes out differently since."""
    closing = closing_of(year)
    if closing is None:
        raise NotThere
    members = by_membership(members_of(year))  # by pinyin
    places = {number: place for place, number in enumerate(members)}
    results = sorted(closing.results, key=lambda it: (-it.tenths, places.get(it.membership_id, len(places))))
    return render_template(
        "member_roster/duty/closing.html", closing=closing, differences=differences(closing), results=results,
        members=members, may_keep=may(DUTY),
    )  # fmt: skip


@bp.route("/staff/duty/years/<int:year>/close", methods=["GET", "POST"])
@access(DUTY)
def close_year(year: int) -> Answer | Response:
    """Settle the scores of a year."""
    form = CloseForm(data={"version": 0, "decided_on": today()})

    def save() -> str:
        close(year, form.decision())
        return url_for(".year_closing", year=year)

    back = url_for(".duty_year", year=year)
    return answer_form("member_roster/duty/close.html", form, save, year=year, before=closing_of(year), back=back)
