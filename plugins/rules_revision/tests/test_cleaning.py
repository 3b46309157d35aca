"""Many rules at once: decisions row by row, and what follows when the review is closed."""

from datetime import date

import pytest
from sqlalchemy import select

from plugins.rules_revision.cleaning import Closed, NotDecided, RowTexts, add_new, begin, close, find_cleanup, set_rows
from plugins.rules_revision.models import RevisionProject
from portal.clock import today
from portal.extensions import db
from portal.items import Decision, Entry
from portal.testing import log_findings, submit

from .making import HOME, everything, make_published, make_rule, rule

ENTRY = Entry(decision=Decision("主席会议", today(), "第3次会议"))
pytestmark = pytest.mark.usefixtures("in_charge")


@pytest.fixture
def review():
    """A review of three rules."""
    for title in ("甲制度", "乙制度", "丙制度"):
        make_published(title=title)
    return begin("2026年清理", "×政协办发〔2026〕1号", today())


def cleanup(number):
    db.session.expire_all()
    return find_cleanup(number, everything())


def decide(number, titles, decision, reason="不适应"):
    rows = [it.id for it in cleanup(number).rows if it.title in titles]
    set_rows(number, cleanup(number).version, rows, RowTexts(decision, reason, "办公室", date(2027, 1, 1)))


def test_all_rules_in_force_on_the_day_are_rows(review):
    make_rule(start=None, title="未施行")
    make_rule(scope="party", title="党组议事规则")
    again = begin("又一次", "", today())
    assert [it.title for it in cleanup(again).rows] == ["甲制度", "乙制度", "丙制度"]


def test_what_is_set_for_chosen_rows_leaves_the_others_alone(review):
    decide(review, ["甲制度", "丙制度"], "abolish")
    assert [it.decision for it in cleanup(review).rows] == ["abolish", "", "abolish"]


def test_an_empty_field_leaves_what_was_set(review):
    decide(review, ["甲制度"], "amend")
    decide(review, ["甲制度"], "", reason="另一个理由")
    row = cleanup(review).rows[0]
    assert (row.decision, row.reason) == ("amend", "另一个理由")


def test_it_is_not_closed_while_a_rule_lacks_its_decision(review):
    decide(review, ["甲制度", "乙制度"], "keep")
    with pytest.raises(NotDecided, match="丙制度"):
        close(review, cleanup(review).version, today(), ENTRY)
    assert cleanup(review).state == "open"


def test_closing_ends_rules_and_lists_projects(review):
    decide(review, ["甲制度"], "abolish")
    decide(review, ["乙制度"], "amend")
    decide(review, ["丙制度"], "keep", reason="")
    add_new(review, cleanup(review).version, "丁制度", RowTexts("", "没有", "办公室", None))
    close(review, cleanup(review).version, today(), ENTRY)
    assert [rule(number).state for number in (1, 2, 3)] == ["abolished", "in_force", "in_force"]
    projects = db.session.scalars(select(RevisionProject).order_by(RevisionProject.id)).all()
    assert [(it.revision, it.title, it.rule_id, it.state) for it in projects] == [
        ("amend", "乙制度", 2, "listed"),
        ("establish", "丁制度", None, "listed"),
    ]
    assert log_findings() == []


def test_a_closed_review_does_not_change(review):
    decide(review, ["甲制度", "乙制度", "丙制度"], "keep")
    close(review, cleanup(review).version, today(), ENTRY)
    with pytest.raises(Closed):
        decide(review, ["甲制度"], "abolish")


def test_a_clerk_does_it_on_one_page(review, sign_in_as):
    clerk, page = sign_in_as("staff"), f"{HOME}/staff/cleanups/{review}"
    assert submit(clerk, page, to=f"{page}/rows", row=["1", "2", "3"], decision="keep").status_code == 302
    assert "保留 3" in clerk.get(page).text
    paper = {"decided_by": "主席会议", "basis": "第3次会议", "ended_on": today().isoformat()}
    assert submit(clerk, f"{page}/moves/close", **paper).status_code == 302
    assert "甲制度" in clerk.get(f"{page}/paper").text
