"""Activities, reports and appraisals."""

import pytest

from plugins.rules_supervisors import working
from plugins.rules_supervisors.ballots import Answers, BallotsWrong
from plugins.rules_supervisors.conditions import NotReady
from plugins.rules_supervisors.models import GroupActivity, GroupReport, SupervisionGroup, UnitAppraisal
from portal.clock import today

from .making import fetch, make_activity, make_appraisal, make_group, make_report, serving


def version(group):
    return fetch(SupervisionGroup, group).version


def activity(*attended):
    return working.ActivityFacts(today(), "大厅", "visit", "走访12人", attended)


def ballots(*asked, sent=34):
    return working.Ballots(today().year, today(), sent, 32, 30, asked or (Answers("答复", 20, 5, 5),))


def test_an_activity_keeps_who_of_the_group_was_there(group):
    there, stranger = serving(group)[0], serving(make_group())[0]
    number = working.enter_activity(group, version(group), activity(there.id, stranger.id))
    assert [it.id for it in fetch(GroupActivity, number).attended] == [there.id]
    with pytest.raises(NotReady):
        working.enter_activity(group, version(group), activity(stranger.id))


def test_an_activity_is_mended(group):
    number = make_activity(group)
    working.change_activity(number, fetch(GroupActivity, number).version, activity(serving(group)[1].id))
    assert len(fetch(GroupActivity, number).attended) == 1


def test_a_report_comes_once(group):
    text = working.ReportText(today().year, "year", "活动4次", today())
    number = working.enter_report(group, version(group), text)
    with pytest.raises(NotReady):
        working.enter_report(group, version(group), text)
    working.change_report(number, fetch(GroupReport, number).version, "活动5次", today())
    assert fetch(GroupReport, number).text == "活动5次"
    make_report(group, "first_half")


def test_a_group_being_formed_does_nothing_yet(in_charge):
    planned = make_group("planned")
    with pytest.raises(NotReady):
        working.enter_activity(planned, version(planned), activity(serving(planned)[0].id))
    with pytest.raises(NotReady):
        working.enter_appraisal(planned, version(planned), ballots())


def test_a_unit_is_appraised_once_a_year(group):
    number = working.enter_appraisal(group, version(group), ballots())
    with pytest.raises(NotReady):
        working.enter_appraisal(group, version(group), ballots())
    assert [it.abstained for it in fetch(UnitAppraisal, number).questions] == [0]


def test_an_appraisal_is_mended_with_other_questions(group):
    number = make_appraisal(group)
    found = fetch(UnitAppraisal, number)
    working.change_appraisal(number, found.version, ballots(Answers("甲", 1, 0, 0), Answers("乙", 2, 0, 0), sent=40))
    found = fetch(UnitAppraisal, number)
    assert (found.sent, [(it.position, it.text) for it in found.questions]) == (40, [(1, "甲"), (2, "乙")])
    assert [it.abstained for it in found.questions] == [29, 28]


def test_ballots_that_do_not_add_up_are_not_entered(group):
    with pytest.raises(BallotsWrong):
        working.enter_appraisal(group, version(group), ballots(sent=31))
