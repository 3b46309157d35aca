"""The pages of staff, as a clerk uses them."""

import pytest

from plugins.rules_finance import example
from plugins.rules_finance.models import FigureQuestion, Limit, QuarterDisclosure
from portal.extensions import db
from portal.testing import submit

from .making import STAFF, make_limit, make_quarter, make_question, make_rule, quarter, question

LINES = "办公费\t10000\t2500.50\n差旅费\t5000\t5000"


@pytest.fixture
def clerk(sign_in_as):
    return sign_in_as("staff")


@pytest.fixture
def head(sign_in_as):
    return sign_in_as("office_head")


def last(model):
    return db.session.scalars(db.select(model).order_by(model.id.desc())).first()


@pytest.mark.parametrize("asked", ["8000", "8000元", "八千元", "0.8万"])
def test_the_page_says_who_approves_an_amount(clerk, asked):
    example.load()
    shown = clerk.get(f"{STAFF}/", query_string={"amount": asked}).text
    assert "8,000.00" in shown
    assert "分管机关工作的副秘书长" in shown


@pytest.mark.parametrize("asked", ["很多", "-5", "<b>", "1e999", "9" * 400])
def test_what_is_no_amount_is_said_so(clerk, asked):
    assert clerk.get(f"{STAFF}/", query_string={"amount": asked}).status_code == 200


def test_a_limit_is_entered_changed_and_taken_off(clerk):
    fields = {"expense": "单笔支出", "low": "5000", "high": "20000", "high_included": "y", "approver": "秘书长"}
    assert submit(clerk, f"{STAFF}/limits/new", **fields).status_code == 302
    limit = last(Limit)
    assert (limit.first, limit.last) == (500_001, 2_000_000)
    shown = clerk.get(f"{STAFF}/").text
    assert "超过5000元、2万元以下" in shown
    assert "更大的金额" in shown
    page = f"{STAFF}/limits/{limit.id}"
    assert submit(clerk, f"{page}/edit", **fields | {"low_included": "y"}).status_code == 302
    assert last(Limit).first == 500_000
    assert submit(clerk, f"{page}/drop").status_code == 302
    assert last(Limit) is None


@pytest.mark.parametrize(
    "wrong", [{"high": "1"}, {"second": "会计"}, {"second_from": "5"}, {"low": "0.001"}, {"approver": ""}]
)
def test_a_limit_that_cannot_be_is_refused(clerk, wrong):
    fields = {"expense": "单笔支出", "low": "5000", "high": "20000", "approver": "秘书长"}
    assert submit(clerk, f"{STAFF}/limits/new", **fields | wrong).status_code == 422


def test_limits_are_taken_over_from_the_rule_in_force(clerk):
    assert submit(clerk, f"{STAFF}/limits/take-over").status_code == 409
    make_rule()
    make_limit(who="从前的人")
    assert "从前的人" in clerk.get(f"{STAFF}/").text
    assert "第九条第（一）项" in clerk.get(f"{STAFF}/limits/take-over").text
    assert submit(clerk, f"{STAFF}/limits/take-over").status_code == 302
    assert "从前的人" not in clerk.get(f"{STAFF}/").text


def test_a_quarter_goes_its_way_through_the_pages(clerk, head):
    fields = {"year": 2020, "quarter": 2, "lines": LINES}
    assert submit(clerk, f"{STAFF}/disclosures/new", **fields).status_code == 302
    assert submit(clerk, f"{STAFF}/disclosures/new", **fields).status_code == 409
    number = last(QuarterDisclosure).id
    page = f"{STAFF}/disclosures/{number}"
    assert submit(clerk, f"{page}/edit", lines=LINES, note="说明").status_code == 302
    assert submit(clerk, f"{page}/edit", lines="只有一格").status_code == 422
    assert submit(clerk, f"{page}/review").status_code == 302
    assert submit(head, page, to=f"{page}/publish").status_code == 409
    assert "2,500.50" in clerk.get(page).text


def test_whoever_works_here_asks_and_gets_an_answer(clerk, sign_in_as):
    number = make_quarter("shown")
    leader, page = sign_in_as("leader"), f"{STAFF}/disclosures/{number}"
    assert submit(leader, f"{page}/ask", nature="objection", text="差旅费已用完").status_code == 302
    asked = last(FigureQuestion).id
    assert submit(leader, f"{STAFF}/questions/{asked}/answer", answer="x").status_code == 403
    assert submit(clerk, f"{STAFF}/questions/{asked}/answer", answer="已调整预算").status_code == 302
    assert "已调整预算" in leader.get(page).text
    assert question(asked).answered_at is not None


def test_what_was_signed_is_shown_by_whoever_publishes(head):
    number = make_quarter("signed")
    page = f"{STAFF}/disclosures/{number}"
    assert submit(head, page, to=f"{page}/publish").status_code == 302
    assert quarter(number).shown_until is not None
    assert head.get(f"{STAFF}/disclosures").status_code == 200


@pytest.mark.parametrize(
    "path", ["limits/{}/edit", "limits/{}/drop", "disclosures/{}", "disclosures/{}/ask", "questions/{}/answer"]
)
def test_numbers_of_nothing_are_not_found(clerk, path):
    make_question()
    assert clerk.get(f"{STAFF}/{path.format(987654321)}").status_code == 404
