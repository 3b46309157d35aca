"""What became of the comments is told, without names, and no cell of the spreadsheet is a formula."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from plugins.rules_revision import outcomes
from plugins.rules_revision.consulting.answering import Answer, answer_one, unanswered
from plugins.rules_revision.consulting.reporting import ReportRefused, draft_report, publish_report
from plugins.rules_revision.opinions import clause_opinions
from plugins.rules_revision.outcomes import keep, propose
from plugins.rules_revision.tests.adoption.making import act, outcome
from plugins.rules_revision.tests.drafts import (
    HOME,
    answer_all,
    clause_ids,
    comment_on,
    comments,
    consultation,
    draft_for,
    end,
    make_open,
    move_project,
    report,
    rule_of,
    sign,
)
from portal.testing import log_findings

pytestmark = pytest.mark.usefixtures("in_charge")


def make_report(**answers):
    number = make_open()
    third = clause_ids(number)[2]
    comment_on(number, clause=third, name="王小明", contact_consent="1", **answers)
    answer_all(number, changed_node=third, summary=answers.get("body", "少签到一次"))
    end(number)
    draft_report(number, "共收到意见一条。", "/")
    return number


def publish(number):
    sign(report(number))
    publish_report(report(number).id, report(number).version)
    return number


def adopted(number, monkeypatch):
    """The version that came of the project."""
    move_project(number, "review")
    project = consultation(number).project
    keep(project.id, propose(project, "reissued", draft_for(project.id)))
    monkeypatch.setattr(outcomes, "new_tree", lambda found: draft_for(found.id))
    act(project.id)
    return outcome(project.id).version_id


def test_no_report_while_a_comment_lacks_its_answer(app):
    number = make_open()
    comment_on(number)
    end(number)
    with pytest.raises(ReportRefused):
        draft_report(number, "情况", "/")
    assert unanswered([number]) == 1


def test_no_report_while_comments_can_come_in(app):
    with pytest.raises(ReportRefused):
        draft_report(make_open(), "情况", "/")


def test_everybody_reads_the_fate_without_names(app, client):
    number = make_report()
    assert client.get(f"{HOME}/consultations/{number}/results").status_code == 404
    publish(number)
    page = client.get(f"{HOME}/consultations/{number}/results").text
    assert all(words in page for words in ("少签到一次", "有道理", "第三条"))
    assert "王小明" not in page
    assert log_findings() == []


def test_an_answer_changed_after_the_report_stops_it(app):
    number = make_report()
    sign(report(number))
    comment = comments()[0]
    answer_one(comment.id, comment.version, Answer("not_adopted", "改主意了"))
    with pytest.raises(ReportRefused):
        publish_report(report(number).id, report(number).version)


def test_comments_that_say_the_same_are_one_row(app):
    number = make_open()
    comment_on(number, body="甲")
    comment_on(number, body="乙")
    answer_all(number, summary="少签到一次")
    end(number)
    draft_report(number, "情况", "/")
    assert [row["comments"] for row in report(number).rows] == [2]


def test_what_people_wrote_never_becomes_a_formula(app, client):
    number = publish(make_report(body="=cmd|' /C calc'!A0"))
    book = ZipFile(BytesIO(client.get(f"{HOME}/consultations/{number}/results.xlsx").data))
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<t>=cmd|" in sheet


def test_a_clause_tells_which_comments_changed_it(app, monkeypatch):
    number = publish(make_report())
    old, third = rule_of(number).newest.id, clause_ids(number)[2]
    version = adopted(number, monkeypatch)
    assert clause_opinions(old, third) == []
    with app.test_request_context():
        (opinion,) = clause_opinions(version, third)
    assert "少签到一次" in opinion.words
    assert opinion.url.endswith(f"/consultations/{number}/results")
    assert clause_opinions(version, clause_ids(number)[0]) == []
