"""Figures on the roster, tables first, a chart beside each."""

from datetime import date

from flask import render_template, request, url_for
from flask_babel import gettext as _

from portal.clock import today
from portal.items import Tally
from portal.people.access import access, current_user

from ...duty.watching import watched
from ...facts import reading
from ...facts.seat_table import Seats, seats_on
from ...facts.shares import SHARES, shares_on
from ...figures.composition import composition_on
from ...figures.taking_part import taking_part
from ...forms.register import day_of
from ...permissions import READ
from .. import bp


@bp.get("/staff/statistics")
@access(READ)
def statistics() -> str:
    """Composition and seats on a day, taking part in a stretch of time that ends on it."""
    asked = day_of(request.args.get("on"), today())
    term = reading.find_term(current_user, asked, request.args.get("term", type=int))
    if term is None:
        return render_template("member_roster/register/no_term.html")
    day = reading.day_within(term, asked)
    since = min(day_of(request.args.get("since"), date(day.year, 1, 1)), day)
    seats = seats_on(current_user, term, day)
    return render_template(
        "member_roster/figures/statistics.html",
        term=term, day=day, since=since, shares=shares_on(term, day), share_titles=SHARES,
        seats=seats, sectors=_tallies(seats, term.id, day), made_of=composition_on(term, day),
        part=taking_part(since, day), idle=sum(it.idle for it in watched(current_user, everybody=True)),
    )  # fmt: skip


def _tallies(seats: list[Seats], term_id: int, day: date) -> list[Tally]:
    """Members by sector, with what is vacant; each leads to its members."""
    return [
        Tally(
            it.sector.title, it.in_office, "due" if it.vacant else "none",
            _("%(count)s vacant", count=it.vacant) if it.vacant else "",
            url_for(".roster", term=term_id, on=day.isoformat(), sector_id=it.sector.id),
        )
        for it in seats
        if it.sector is not None
    ]  # fmt: skip
