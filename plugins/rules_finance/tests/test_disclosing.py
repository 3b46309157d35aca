"""Quarterly figures inside the office: reviewed, shown for working days, asked about, never public."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from plugins.rules_finance import disclosing, todo
from plugins.rules_finance.disclosing import NotPossible, Spending
from plugins.rules_finance.models import QuarterDisclosure
from plugins.rules_finance.pasted import LineWrong, read_lines, write_lines
from plugins.rules_finance.quarters import quarter_before
from portal.clock import today
from portal.errors import NotThere
from portal.extensions import db
from portal.records.review.asking import NotReviewed
from portal.records.settings import write_settings
from portal.records.workdays import add_working_days, working_days_between
from portal.records.writing import writing

from .making import HOME, LINES, everything, make_quarter, make_question, quarter, question, sign

pytestmark = pytest.mark.usefixtures("in_charge")
SECRET = "秘密科目甲"


def test_figures_are_shown_for_five_working_days_at_least(app):
    number = make_quarter("shown")
    assert working_days_between(today(), quarter(number).shown_until) == 5
    with writing():
        write_settings("rules_finance", {"shown_days": 8})
    assert working_days_between(today(), quarter(make_quarter("shown")).shown_until) == 8


def test_figures_pass_the_review_and_then_stay(app):
    number = make_quarter()
    with pytest.raises(NotReviewed):
        disclosing.publish(number, quarter(number).version)
    sign(number)
    disclosing.rewrite(number, quarter(number).version, "改", LINES[:1])
    with pytest.raises(NotReviewed):
        disclosing.publish(number, quarter(number).version)
    sign(number)
    disclosing.publish(number, quarter(number).version)
    with pytest.raises(NotPossible):
        disclosing.rewrite(number, quarter(number).version, "", LINES)


def test_a_quarter_is_written_once_and_when_it_is_over(app):
    make_quarter(year=2010)
    with pytest.raises(NotPossible):
        make_quarter(year=2010)
    with pytest.raises(NotPossible):
        disclosing.write(today().year, (today().month + 2) // 3, "", LINES)
    with pytest.raises(NotThere):
        disclosing.write(2010, 5, "", LINES)


def test_figures_without_a_line_are_not_handed_in(app):
    number = disclosing.write(2011, 1, "", [])
    with pytest.raises(NotPossible):
        disclosing.hand_in(number, quarter(number).version, "/")


def test_a_question_is_answered_once_and_due_in_five_working_days(app):
    number = make_question()
    assert question(number).due == add_working_days(today(), 5).day
    disclosing.answer(number, question(number).version, "因租车。")
    assert question(number).answered_by == everything().title
    with pytest.raises(NotPossible):
        disclosing.answer(number, question(number).version, "又一次")


def test_nobody_asks_about_what_is_not_shown(app):
    with pytest.raises(NotPossible):
        disclosing.ask(make_quarter("signed"), "question", "？")


def test_a_question_waits_for_whoever_answers(app):
    number = make_question()
    with app.test_request_context(), db.engine.connect() as connection:
        found = {it.url: it.due for it in todo.waiting_for(connection, everything())}
    assert found[f"{HOME}/staff/questions/{number}/answer"] == question(number).due
    assert f"{HOME}/staff/disclosures" in found


def test_figures_are_in_no_public_page_search_or_log(app, client):
    number = disclosing.write(2012, 1, SECRET, [Spending(SECRET, 100, 100)])
    sign(number)
    disclosing.publish(number, quarter(number).version)
    disclosing.ask(number, "objection", SECRET)
    for table in ("portal_search", "portal_leaf", "portal_audit"):
        assert SECRET not in str(db.session.execute(text(f"SELECT * FROM {table}")).all())
    for page in ("/", "/portal/sitemap", "/en/"):
        assert SECRET not in client.get(page).text
    assert client.get(f"{HOME}/staff/disclosures/{number}").status_code == 302
    assert db.session.scalars(QuarterDisclosure.visible_to(None)).all() == []


def test_the_database_lets_no_quarter_become_public(app):
    number = make_quarter("shown")
    with pytest.raises(IntegrityError), writing() as tx:
        tx.session.get(QuarterDisclosure, number).scope = "public"
        tx.session.flush()


def test_lines_of_a_spreadsheet_are_read():
    assert read_lines("办公费\t60,000.00\t42150.3\n\n差旅费，2400，0元") == [
        Spending("办公费", 6_000_000, 4_215_030),
        Spending("差旅费", 240_000, 0),
    ]


@pytest.mark.parametrize(
    "line", ["办公费", "办公费,1", "办公费\t一\t二", "办公费\t1\t-2", "办公费\t1\t0.001", "a\tNaN\t1"]
)
def test_a_line_that_is_wrong_is_named_by_its_number(app, line):
    with app.test_request_context(), pytest.raises(LineWrong, match="第2行"):
        read_lines(f"好\t1\t1\n{line}")


words = st.text("办公差旅费会议接待0123", min_size=1, max_size=20)
amounts = st.integers(0, 10**12)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.builds(Spending, words, amounts, amounts), max_size=20))
def test_lines_that_are_written_are_read_back(lines):
    assert read_lines(write_lines(lines)) == lines


def test_the_quarter_before(app):
    assert quarter_before(date(2026, 1, 5)) == (2025, 4)
