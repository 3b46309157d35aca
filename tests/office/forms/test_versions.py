"""Templates of the office's own: put in force, kept, restored, on record."""

import pytest
from sqlalchemy import select

from portal.errors import NotThere, StaleRecord
from portal.extensions import db
from portal.host.switching import disable
from portal.office.forms import filled, preview, versions
from portal.office.forms.faults import TemplateFaulty
from portal.office.forms.known import find_form, forms_by_plugin
from portal.office.forms.models import StoredTemplate
from portal.office.guard import check_upload
from portal.records.attachment_models import Attachment
from portal.records.file_store import file_store
from portal.records.models import AuditEntry
from portal.records.writing import writing
from portal.testing import add_user
from tests.office.samples import upload

from .documents import template, words_of

NAME = "problem_inventory.extension"
OWN = template("本单位模板：{{ 整改事项 }}")


@pytest.fixture
def form(app):
    """A form of a module that is on."""
    return find_form(NAME)


def put(form, seen=0, content=OWN, note="换了抬头"):
    versions.put_in_force(form, seen, check_upload(upload(content, "延期.docx")), note)


def audited():
    entries = db.session.scalars(select(AuditEntry).where(AuditEntry.kind == versions.KIND).order_by(AuditEntry.id))
    return [(it.record_id, it.action, it.reason) for it in entries]


def test_the_shipped_template_is_in_force_at_first(form):
    assert versions.template_path(form) == form.template
    assert versions.versions_of(form) == []
    assert "整改〔2026〕1号" in words_of(preview(form))


def test_the_offices_own_is_in_force_once_it_passed(form):
    put(form)
    assert words_of(preview(form)) == ["本单位模板：规范公务用车管理"]
    assert audited() == [(NAME, "replaced", "换了抬头")]


def test_the_shipped_one_is_restored_as_a_new_version(form):
    put(form)
    versions.restore(form, 1, "打印不下")
    assert versions.template_path(form) == form.template
    assert [(it.number, it.shipped, it.note) for it in versions.versions_of(form)] == [
        (2, True, "打印不下"),
        (1, False, "换了抬头"),
    ]
    assert audited()[-1] == (NAME, "restored", "打印不下")


def test_earlier_versions_are_kept(form):
    put(form)
    put(form, 1, template("第二版 {{ 编号 }}"))
    kept = file_store().path(versions.file_of(form, 1).file).read_bytes()
    assert kept == OWN
    assert versions.in_force()[NAME].number == 2


@pytest.mark.parametrize("number", [2, 3])
def test_a_version_without_file_is_not_there(form, number):
    put(form)
    versions.restore(form, 1, "")
    with pytest.raises(NotThere):
        versions.file_of(form, number)


def test_a_faulty_one_changes_nothing(form):
    with pytest.raises(TemplateFaulty):
        put(form, content=template("{{ 整改事顶 }}"))
    assert versions.versions_of(form) == []
    assert audited() == []


def test_whoever_comes_second_is_told(form):
    put(form)
    with pytest.raises(StaleRecord):
        put(form)
    with pytest.raises(StaleRecord):
        versions.restore(form, 0, "")


def test_two_at_once_do_not_become_one_version(form, monkeypatch):
    put(form)
    monkeypatch.setattr(versions.func, "max", lambda column: 0 * versions.func.count())  # as if it had read too early
    with pytest.raises(StaleRecord):
        versions.restore(form, 0, "")


def test_forms_of_a_module_that_is_off_are_not_there(app):
    add_user("somebody")
    assert NAME in {it.name for it in forms_by_plugin()["problem_inventory"]}
    disable("problem_inventory", reason="x")
    with pytest.raises(NotThere):
        filled(NAME, {})


def test_a_stored_template_that_no_longer_fits_is_told(form):
    checked = check_upload(upload(template("{{ 取消的字段 }}"), "延期.docx"))
    with writing() as tx:
        row = StoredTemplate(form=NAME, number=1, shipped=False, put_by="x")
        tx.session.add(row)
        tx.session.flush()
        versions.attach(row, checked, versions.ROLE)
    with pytest.raises(TemplateFaulty):
        preview(form)


def test_the_templates_of_an_uninstalled_module_go_with_it(form):
    put(form)
    with writing():
        versions.forget_templates("problem_inventory")
    assert versions.versions_of(form) == []
    assert db.session.scalars(select(Attachment)).all() == []
