"""Texts that come in: read, looked over, entered in one go or not at all."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import func, select

from plugins.rules_revision.drafted import read
from plugins.rules_revision.engine.tree import words_of
from plugins.rules_revision.filing import version_word
from plugins.rules_revision.models import Intake, Rule, RuleVersion
from plugins.rules_revision.taking_in import NotEntered, enter_all, throw_away
from portal.extensions import db
from portal.records.attachments import attachments_of
from portal.testing import hidden_fields, submit

from .making import HOME, LATER, TEXT, everything, intake, make_intake, make_rule, rule, version

NEW = f"{HOME}/staff/rules/new"
PLACE = {"domain": "other", "body": "主席会议", "office": "办公室", "scope": "office"}


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


def upload(clerk, *files, **fields):
    chosen = [(BytesIO(content), name) for name, content in files]
    data = hidden_fields(clerk.get(NEW).text) | PLACE | {"files": chosen} | fields
    return clerk.post(NEW, data=data, content_type="multipart/form-data")


def test_a_typed_rule_is_looked_over_and_entered(sign_in_as):
    clerk = sign_in_as("staff")
    page = submit(clerk, NEW, text=TEXT, **PLACE).headers["Location"]
    shown = clerk.get(page).text
    assert "共3条" in shown
    assert 'value="考勤制度"' in shown
    facts = PLACE | {"title": "考勤制度", "text_kind": "制度", "in_force_from": "2020-01-01", "text": TEXT}
    entered = submit(clerk, page, enter="1", **facts).headers["Location"]
    assert "考勤制度" in clerk.get(entered).text
    assert rule(1).newest.text == TEXT.strip()


def test_many_files_come_in_together_and_one_bad_one_stops_nothing(sign_in_as):
    clerk = sign_in_as("staff")
    files = (
        ("甲.txt", TEXT.encode()),
        ("乙.txt", "公文处理办法\n一、收文。\n二、发文。".encode("gb18030")),
        ("丙.txt", b"\xe6\x97\xa0"),
    )
    page = upload(clerk, *files).headers["Location"]
    shown = clerk.get(page).text
    assert "考勤制度" in shown
    assert "公文处理办法" in shown
    assert "没有识别出条文" in shown
    chosen = [str(it.id) for it in db.session.scalars(select(Intake)) if not it.problem]
    assert submit(clerk, page, to=f"{HOME}/staff/intake", row=chosen).status_code == 302
    assert count(Rule) == 2
    assert [file.name for file in attachments_of(RuleVersion.kind, rule(1).newest.id)] == ["甲.txt"]


def test_a_packed_folder_comes_in_with_a_line_for_each_file_also_for_those_refused(sign_in_as, examples):
    clerk, packed = sign_in_as("staff"), BytesIO()
    with ZipFile(packed, "w") as folder:
        folder.writestr("制度/公务车辆.docx", version_word(version(2)))
        folder.writestr("制度/考勤.txt", TEXT)
        folder.writestr("制度/旧文件.doc", b"x")
    shown = clerk.get(upload(clerk, ("制度.zip", packed.getvalue())).headers["Location"]).text
    assert ("公务车辆管理制度" in shown, "考勤制度" in shown) == (True, True)
    refused = db.session.scalars(select(Intake).where(Intake.name == "旧文件.doc")).one()
    assert "另存为" in refused.problem
    assert refused.problem in shown
    assert attachments_of(Intake.kind, refused.id) == []


def test_entering_twice_enters_once(in_charge):
    number = make_intake()
    assert [enter_all([number], everything()), enter_all([number], everything())] == [1, 0]
    assert count(Rule) == 1


def test_one_that_cannot_be_entered_names_itself_and_nothing_is_lost(in_charge):
    good, bad = make_intake(), make_intake("只有一句话。")
    with pytest.raises(NotEntered, match="条文"):
        enter_all([good, bad], everything())
    assert (count(Rule), count(Intake)) == (0, 2)


def test_a_further_version_keeps_the_ids_of_its_clauses(in_charge):
    number = make_rule()
    enter_all([make_intake(LATER, number)], everything())
    first, second = rule(number).versions
    kept = {it.node_id for it in first.clauses} & {it.node_id for it in second.clauses}
    assert len(kept) == 3
    assert second.number == 2


def test_what_nobody_needs_is_thrown_away(in_charge):
    number = make_intake()
    throw_away(number, intake(number).version)
    assert count(Intake) == 0


def test_nothing_typed_and_no_file_is_told_above_the_form(sign_in_as):
    answer = submit(sign_in_as("staff"), NEW, **PLACE)
    assert answer.status_code == 422
    assert "请选择文件" in answer.text


def test_a_text_changed_meanwhile_is_not_lost(sign_in_as, in_charge):
    number = make_intake()
    page = f"{HOME}/staff/intake/texts/{number}"
    facts = PLACE | {"title": "考勤制度", "text_kind": "制度", "text": TEXT}
    clerk = sign_in_as("staff")
    assert submit(clerk, page, **facts).status_code == 302
    late = submit(clerk, page, **facts | {"version": "1", "text": LATER})
    assert late.status_code == 409
    assert "迟到的" in late.text


def test_a_word_file_is_read_as_its_text(sign_in_as, examples):
    clerk = sign_in_as("staff")
    content = version_word(version(2))
    page = upload(clerk, ("公务车辆.docx", content)).headers["Location"]
    assert "共11条" in clerk.get(page).text
    came = db.session.scalars(select(Intake)).one()
    assert (came.title, came.in_force_from) == ("公务车辆管理制度", date(2021, 6, 1))
    assert [it.words for it in version(2).clauses] == [words_of(it) for it in read(came.text).clauses]


def test_what_the_checks_find_stands_above_the_text(sign_in_as, in_charge):
    number = make_intake(TEXT.replace("每日签到两次", "依照本制度第九条签到"))
    shown = sign_in_as("staff").get(f"{HOME}/staff/intake/texts/{number}").text
    assert "第九条" in shown.partition('id="title"')[0]
    assert "zx-alarm" in shown


def test_numbers_that_no_row_can_have_are_left_out(sign_in_as, in_charge):
    number = make_intake()
    clerk = sign_in_as("staff")
    sent = submit(
        clerk, f"{HOME}/staff/intake", to=f"{HOME}/staff/intake", row=["9" * 30, "9" * 5000, "x", str(number)]
    )
    assert sent.status_code == 302
    assert count(Rule) == 1
