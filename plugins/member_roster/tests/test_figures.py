"""Figures: ages, kinds, taking part."""

from collections import Counter
from datetime import date

import pytest

from plugins.member_roster.figures.composition import MOST_KINDS, age_on, ages, composition_on, kinds
from plugins.member_roster.figures.taking_part import taking_part
from plugins.member_roster.models import DutyEntry, Term
from portal.extensions import db
from portal.records.writing import writing

from .making import make_term, make_township, seat

DAY = date(2026, 8, 28)


@pytest.mark.parametrize(("born", "age"), [("1975-08", 51), ("1975-09", 50), ("1975", 51), ("", None), ("不详", None)])
def test_age_counts_from_the_month_of_birth(born, age):
    assert age_on(born, DAY) == age


def test_every_age_falls_into_one_band(app):
    tallies = ages(Counter([18, 34, 35, 44, 45, 59, 60, 90, None]))
    assert [it.count for it in tallies] == [2, 2, 1, 1, 2, 1]


def test_rare_kinds_are_summed_up_and_nothing_is_lost(app):
    values = [f"党派{number}" for number in range(MOST_KINDS + 3)] + ["中共", "中共", "", None]
    tallies = kinds(values, "不详")
    assert (tallies[0].label, tallies[0].count) == ("中共", 2)
    assert len(tallies) == MOST_KINDS + 2
    assert sum(it.count for it in tallies) == len(values)


def test_composition_counts_those_who_sit_on_the_day(app, in_charge):
    term_id = make_term(10)
    seat(term_id, "丁浩", born="1990-01", party="无党派")
    seat(term_id, "李强", day=date(2026, 9, 1), party="中共")
    found = composition_on(db.session.get(Term, term_id), DAY)
    assert (found.total, [(it.label, it.count) for it in found.parties]) == (1, [("无党派", 1)])


def test_taking_part_tells_townships_from_the_county(app, in_charge):
    term_id = make_term(10)
    with writing():
        township = make_township("柳溪镇")
    here, _other = seat(term_id, "丁浩", "王小梅", township_id=township)
    (county,) = seat(term_id, "李强")
    with writing() as tx:
        for member, attendance in ((here, "present"), (here, "present"), (county, "leave")):
            tx.session.add(
                DutyEntry(
                    membership_id=member, activity="meeting", happened_on=DAY, title="会议", attendance=attendance
                )
            )
    found = taking_part(date(2026, 1, 1), DAY)
    assert [(it.title, it.members, it.took_part, it.times) for it in found.townships] == [("柳溪镇", 2, 1, 2)]
    assert (found.total.members, found.total.took_part, found.total.percent) == (3, 1, 33)
    assert sorted(it.percent for it in found.levels) == [0, 50]
