"""From the Word file of an old rule on vehicles to the new one in force, as a clerk does it."""

from io import BytesIO

import pytest

from plugins.rules_revision.engine import read_text
from plugins.rules_revision.models import Intake
from plugins.rules_revision.papers import rule_paper
from plugins.rules_revision.tests.making import HOME
from portal.clock import today
from portal.extensions import db
from portal.office.official.writing import write_official
from portal.testing import hidden_fields, log_findings, submit

from .making import key, project, said

STAFF = f"{HOME}/staff"
OLD = (
    "公务车辆管理制度\n第一条　为加强公务车辆管理，根据有关规定，制定本制度。\n第二条　用车由办公室主任批准。\n"
    "第三条　节假日车辆一律入库。\n违反本制度第二条的，停止用车一个月。\n第四条　本制度自2015年1月1日起施行。\n"
)
NUMBER = f"×政协办发〔{today().year}〕9号"
PAPER = {"decided_by": "主席会议", "basis": "第9次会议纪要"}


def in_word(text):
    target = BytesIO()
    write_official(rule_paper(read_text(text)), target)
    return target.getvalue()


def send(clerk, page, **fields):
    data = hidden_fields(clerk.get(page).text) | fields
    answer = clerk.post(page, data=data, content_type="multipart/form-data")
    assert answer.status_code == 302, answer.text
    return answer.headers["Location"]


@pytest.mark.timeout(180)
def test_an_old_rule_in_word_becomes_the_new_one_in_force(sign_in_as):
    clerk = sign_in_as("staff")
    placed = {"domain": "vehicles", "body": "主席会议", "office": "办公室", "scope": "office"}
    page = send(clerk, f"{STAFF}/rules/new", files=[(BytesIO(in_word(OLD)), "车辆.docx")], **placed)
    facts = placed | {"title": "公务车辆管理制度", "text_kind": "制度", "in_force_from": "2015-01-01"}
    send(clerk, page, enter="1", text=text_read(clerk, page), **facts)
    work = send(clerk, f"{STAFF}/rules/1/projects/new", revision="amend", reason="与新规定不符")
    submit(clerk, f"{work}/moves/begin")
    submit(clerk, f"{work}/draft/clauses/{key(1, 1)}/insert", text="本制度所称公务车辆，是指机关车辆。", where="after")
    submit(clerk, f"{work}/draft/clauses/{key(1, 3)}", text="用车由秘书长批准。")
    assert said(1)[3].endswith("违反本制度第三条的，停止用车一个月。")
    out = clerk.get(f"{work}/draft/word").data
    assert "与草案一致" in clerk.get(send(clerk, f"{work}/draft/returned", files=(BytesIO(out), "改.docx"))).text
    submit(clerk, f"{work}/moves/without_comments", reason="内部事务")
    submit(clerk, f"{work}/adoption", form="decision")
    adopted = PAPER | {"number": NUMBER, "issued_on": today().isoformat()}
    submit(clerk, f"{work}/adoption/moves/adopt", **adopted)
    submit(clerk, f"{work}/adoption/moves/enter_force")
    assert NUMBER in clerk.get(work).text
    assert project(1).state == "in_force"
    rule = project(1).rule
    assert [it.number for it in rule.versions] == [1, 2]
    assert rule.version_on(today()).document_number == NUMBER
    assert log_findings() == []


def text_read(clerk, page):
    """What was read from the file, as the page shows it."""
    assert "用车由办公室主任批准" in clerk.get(page).text
    return db.session.query(Intake).one().text
