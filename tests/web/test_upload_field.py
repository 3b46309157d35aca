"""The field for files, and the macros around it."""

import pytest
from flask import render_template_string
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import InputRequired

from portal.records.staging import stage, staged
from portal.web.upload_field import FolderField, UploadField
from tests.office.samples import archive, upload, word

pytestmark = pytest.mark.once
PAGE = '{% import "macros/files.html" as files %}'


class ReportForm(FlaskForm):
    """A form with files."""

    class Meta:
        csrf = False

    text = StringField("Text", [InputRequired("Write something")])
    files = UploadField("Evidence")


class FolderForm(FlaskForm):
    """A form for whole folders."""

    class Meta:
        csrf = False

    files = FolderField("Files")


def folders_sent(app, *files):
    with app.test_request_context("/en/", method="POST", data={"files": list(files)}):
        form = FolderForm()
        form.validate()
    return form


def sent(app, *files, text="done"):
    with app.test_request_context("/en/", method="POST", data={"text": text, "files": list(files)}):
        form = ReportForm()
        form.validate()
        page = render_template_string(PAGE + "{{ files.upload(form.files) }}", form=form)
    return form, page


def pair(content, name):
    return upload(content, name)


def test_sound_files_are_checked_and_ready(app):
    form, _ = sent(app, pair(word(), "a.docx"), pair(b"text", "b.txt"))
    assert not form.errors
    assert [it.name for it in form.files.checked] == ["a.docx", "b.txt"]


def test_no_file_is_no_error(app):
    form, _ = sent(app, pair(b"", ""))
    assert not form.errors
    assert form.files.checked == []


def test_each_refused_file_has_its_sentence_beside_the_field_and_the_others_are_ready(app):
    form, page = sent(app, pair(b"", "a.doc"), pair(b"text", "b.txt"), pair(b"", "c.exe"))
    assert [it.name for it in form.files.checked] == ["b.txt"]
    assert len(form.files.errors) == 2
    assert page.count('class="zx-err"') == 2
    assert "a.doc" in page
    assert 'aria-describedby="files-hint files-error"' in page
    assert 'aria-invalid="true"' in page


def test_files_are_ready_also_when_the_words_must_be_mended(app):
    form, _ = sent(app, pair(b"text", "b.txt"), text="")
    assert set(form.errors) == {"text"}
    assert [it.name for it in form.files.checked] == ["b.txt"]


def test_the_field_offers_what_is_taken_and_any_number(app):
    _, page = sent(app)
    assert "multiple" in page
    assert ".docx" in page
    assert ".doc," not in page


def test_waiting_files_are_listed_each_with_its_button(app):
    form, _ = sent(app, pair(b"text", "a&b.txt"))
    stage(b"n" * 16, form.files.checked[0])
    row = staged(b"n" * 16)[0]
    with app.test_request_context():
        page = render_template_string(PAGE + "{{ files.waiting(items) }}", items=[row])
        links = render_template_string(
            PAGE + "{{ files.listed(items) }}{{ files.listed(items, public=true) }}", items=[row]
        )
    assert f'name="take_away" value="{row.id}"' in page
    assert "a&amp;b.txt" in page
    assert "TXT, 1 KB" in page
    assert f'href="/portal/files/{row.id}/' in links
    assert f'href="/portal/public-files/{row.id}/' in links


def test_a_folder_brings_its_sound_files_and_says_what_is_wrong_with_the_others(app):
    packed = archive({"甲.docx": word(), "乙.doc": b"x", "绝密★.docx": word(), "内/丙.zip": b"x"})
    form = folders_sent(app, pair(packed, "a.zip"), pair(b"text", "b.txt"), pair(b"PK", "c.zip"))
    assert not form.errors
    assert [it.name for it in form.files.checked] == ["甲.docx", "b.txt"]
    assert [it.name for it in form.files.refused] == ["乙.doc", "*.docx", "丙.zip", "c.zip"]
    assert not [it for it in form.files.refused if "★" in it.reason]


def test_a_folder_without_one_sound_file_is_an_error_of_the_form(app):
    form = folders_sent(app, pair(archive({"乙.doc": b"x"}), "a.zip"))
    assert "乙.doc" in form.errors["files"][0]


def test_a_field_for_files_takes_no_folder(app):
    form, _page = sent(app, pair(archive({"a.txt": b"x"}), "a.zip"))
    assert form.files.checked == []
    assert "a.zip" in form.errors["files"][0]
