"""Trying a template out as the portal does it: in a process of its own, after the check that every file passes."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from portal.errors import Busy
from portal.office import apart
from portal.office.forms.faults import TemplateFaulty
from portal.office.forms.trying import try_template
from portal.office.guard import check_upload
from portal.office.refusals import FileRefused
from portal.records.file_store import file_store
from tests.office.samples import upload

from .documents import FORM, LOOP, template

pytestmark = pytest.mark.once
GOOD = template("{{ 整改事项 }}", table=LOOP)


@pytest.fixture(autouse=True)
def context(app):
    """Files lie in an instance."""


def try_out(content):
    """Upload a template and try it out; returns the reason why it is refused."""
    try:
        try_template(FORM, file_store().path(check_upload(upload(content, "模板.docx")).file))
    except (FileRefused, TemplateFaulty) as refused:
        return refused.reason if refused.message else "no sentence"
    return ""


def with_parts(**parts):
    """The good template with further parts, by name with __ for /."""
    target = BytesIO(GOOD)
    with ZipFile(target, "a", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_bin", ".bin").replace("_xml", ".xml"), content)
    return target.getvalue()


def test_a_good_template_passes():
    assert try_out(GOOD) == ""


def test_it_is_tried_with_an_empty_record_too():
    assert try_out(template("{% if 次数 > 2 %}多{% endif %}")) == "compared"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (template("没有字段"), "no_field"),
        (template("{{ 整改事顶 }}"), "unknown_near"),
        (template("{{ 整改事项.__class__ }}"), "not_allowed"),
        (template("{% for i in range(999999999) %}{{ 次数 }}{% endfor %}"), "not_allowed"),
        (with_parts(word__vbaProject_bin=b"x"), "macros"),
        (with_parts(word__media_bin=b"\0" * 30_000_000), "bomb"),
        (with_parts(word__header9_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "doctype"),
        (with_parts(word__header9_xml="<a>{{ 没有 }}</a>"), "unknown"),
        (GOOD[:2000], "damaged"),
    ],
)
def test_a_hostile_or_wrong_one_is_refused(content, reason):
    assert try_out(content) == reason


def test_one_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(apart, "SECONDS", 0.001)
    path = file_store().folder / "template"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(GOOD)
    with pytest.raises(TemplateFaulty) as refused:
        try_template(FORM, path)
    assert refused.value.reason == "too_heavy"


def test_one_at_a_time_is_tried(monkeypatch, tmp_path):
    path = tmp_path / "template.docx"
    path.write_bytes(GOOD)
    monkeypatch.setattr(apart, "PATIENCE", 0.01)
    with apart.in_turn(), pytest.raises(Busy):
        try_template(FORM, path)
