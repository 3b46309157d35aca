"""The pages of adoption and of execution checks, as clerks walk through them."""

from datetime import timedelta

from plugins.rules_revision.engine.akn.checking import faults_of
from plugins.rules_revision.models import CheckFinding, ExecutionCheck
from plugins.rules_revision.tests.making import HOME, make_published, rule
from portal.clock import today
from portal.extensions import db
from portal.testing import submit

from .making import draft, make_abolition, make_prepared, make_project, outcome, project

PROVED = "将本决定适用于现行文本，得到的正是修订后文本"
DECIDED = {"decided_by": "主席会议", "basis": "第3次会议纪要", "issued_on": today().isoformat()}


def test_a_clerk_prepares_the_papers_and_enters_the_adoption(sign_in_as, monkeypatch):
    draft(monkeypatch)
    number = make_project(make_published())
    page, clerk = f"{HOME}/staff/projects/{number}/adoption", sign_in_as("staff")
    assert submit(clerk, page, form="decision").status_code == 302
    shown = clerk.get(page).text
    assert PROVED in shown
    assert outcome(number).digest in shown
    assert submit(clerk, f"{page}/moves/adopt", **DECIDED).status_code == 302
    assert project(number).state == "adopted"
    assert f"×政协办发〔{today().year}〕1号" in clerk.get(page).text


def test_a_decision_that_does_not_fit_shows_where(sign_in_as, monkeypatch):
    number = make_prepared(monkeypatch)
    page, clerk = f"{HOME}/staff/projects/{number}/adoption", sign_in_as("staff")
    wrong = outcome(number).decision.replace("三次", "四次")
    assert submit(clerk, f"{page}/texts", decision=wrong, explanation="说明").status_code == 302
    shown = clerk.get(page).text
    assert PROVED not in shown
    assert "每日签到四次" in shown
    assert submit(clerk, f"{page}/moves/adopt", **DECIDED).status_code == 409


def test_each_paper_is_handed_out(sign_in_as, monkeypatch):
    number = make_prepared(monkeypatch)
    page, clerk = f"{HOME}/staff/projects/{number}/adoption", sign_in_as("staff")
    for name in ("papers.docx", "explanation.docx", "decision.docx"):
        assert clerk.get(f"{page}/{name}").data[:2] == b"PK"
    assert faults_of(clerk.get(f"{page}/decision.xml").data) == []
    assert clerk.get(f"{page}/notice.docx").status_code == 404
    assert "送审稿" in clerk.get(f"{page}/papers").text


def test_one_notice_is_entered_for_two_rules(sign_in_as):
    numbers = [make_abolition(), make_abolition("值班制度")]
    page, clerk = f"{HOME}/staff/projects/{numbers[0]}/adoption", sign_in_as("staff")
    assert submit(clerk, f"{page}/moves/adopt", **DECIDED, others=[str(numbers[1])]).status_code == 302
    assert [project(it).state for it in numbers] == ["adopted", "adopted"]
    assert clerk.get(f"{page}/notice.docx").data[:2] == b"PK"


def test_everybody_gets_rules_in_force_as_files(client):
    version = rule(make_published()).versions[0].id
    assert client.get(f"{HOME}/versions/{version}/text.docx").data[:2] == b"PK"
    assert faults_of(client.get(f"{HOME}/versions/{version}/akn.xml").data) == []
    assert client.get(f"{HOME}/collection.docx").data[:2] == b"PK"


def test_a_check_is_walked_through(sign_in_as):
    version, clerk = rule(make_published()).versions[0], sign_in_as("staff")
    day = today().isoformat()
    facts = {"title": "执行检查", "units": "各科室", "period_from": day, "period_until": day, "checked_by": "办公室"}
    new = f"{HOME}/staff/versions/{version.id}/checks/new"
    assert submit(clerk, new, **facts, checked_on=day, questions="第二条：是否签到？").status_code == 302
    check = db.session.query(ExecutionCheck).one()
    page, due = f"{HOME}/staff/checks/{check.id}", (today() + timedelta(5)).isoformat()
    found = {"unit": "财务科", "found": "没有签到", "severity": "serious", "node_id": "n5", "due_on": due}
    assert submit(clerk, f"{page}/findings/new", **found).status_code == 302
    finding = db.session.query(CheckFinding).one().id
    moves = f"{HOME}/staff/findings/{finding}/moves"
    assert submit(clerk, f"{moves}/answer", answer="已补齐").status_code == 302
    assert submit(clerk, f"{moves}/send_back", reason="没有附记录").status_code == 302
    assert "是否签到？" in clerk.get(page).text
    assert "没有签到" in clerk.get(f"{page}/print").text
    assert "执行检查" in clerk.get(f"{HOME}/staff/checks/").text
