"""The papers of an adoption in Word: the set for the meeting, the notices, the list of a review."""

from io import BytesIO

import pytest
from docx import Document

from plugins.rules_revision.cleaning import RowTexts, begin, set_rows
from plugins.rules_revision.meeting_papers import set_of
from plugins.rules_revision.models import Cleanup, IssuedDocument
from plugins.rules_revision.paper_forms import (
    ABOLITION,
    CLEANUP_LIST,
    EXPLANATION,
    FORMS,
    PROMULGATION,
    abolition_values,
    cleanup_values,
    explanation_values,
    promulgation_values,
)
from plugins.rules_revision.tests.making import make_rule
from portal.clock import today
from portal.extensions import db
from portal.office.forms import filled
from portal.office.forms.trying import try_template
from portal.office.official.writing import write_official

from .making import act, make_abolition, make_prepared, outcome, project

pytestmark = pytest.mark.usefixtures("in_charge")


def words_in(content: bytes) -> str:
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(it.text for it in document.paragraphs), *cells])


@pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])
def test_the_shipped_templates_are_in_order(app, form):
    try_template(form, form.template)


def test_the_meeting_gets_all_papers_in_one(monkeypatch):
    target = BytesIO()
    write_official(set_of(outcome(make_prepared(monkeypatch))), target)
    words = words_in(target.getvalue())
    places = [
        words.rindex(it)
        for it in ("考勤制度（送审稿）", "关于修改《考勤制度》的决定", "关于修订《考勤制度》的说明", "修改前后对照表")
    ]
    assert places == sorted(places)
    assert Document(BytesIO(target.getvalue())).sections[-1].orientation == 1


def test_an_abolition_has_only_its_explanation():
    target = BytesIO()
    write_official(set_of(outcome(make_abolition())), target)
    assert "送审稿" not in words_in(target.getvalue())


def test_the_notice_carries_number_day_and_text(monkeypatch):
    number = make_prepared(monkeypatch, "reissued")
    document = db.session.get(IssuedDocument, act(number))
    words = words_in(filled(PROMULGATION, promulgation_values(document, outcome(number), "政协办公室")))
    assert "关于印发《考勤制度》的通知" in words
    for said in (document.number, "第3次会议纪要", "每日签到三次", "×政协办发〔2019〕8号"):
        assert said in words


def test_the_notice_of_abolition_lists_every_rule():
    document = db.session.get(IssuedDocument, act(make_abolition()))
    words = words_in(filled(ABOLITION, abolition_values(document, "政协办公室")))
    assert "《考勤制度》" in words
    assert "废止下列1件制度" in words


def test_the_explanation_has_its_title_once(monkeypatch):
    number = make_prepared(monkeypatch)
    words = words_in(filled(EXPLANATION, explanation_values(outcome(number))))
    assert words.count("的说明") == 1
    assert project(number).reason in words


def test_the_list_of_a_review_has_every_rule():
    make_rule()
    cleanup = db.session.get(Cleanup, begin("清理", "", today()))
    set_rows(cleanup.id, cleanup.version, [row.id for row in cleanup.rows], RowTexts("keep"))
    words = words_in(filled(CLEANUP_LIST, cleanup_values(db.session.get(Cleanup, cleanup.id))))
    assert "保留" in words
    assert "共1件" in words
