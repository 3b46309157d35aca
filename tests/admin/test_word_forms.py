"""The pages of Word templates: from upload to preview to the shipped one again."""

from urllib.parse import unquote

import pytest

from portal.office.kinds import MEDIA_TYPES
from portal.testing import hidden_fields, submit
from tests.office.forms.documents import template, words_of
from tests.office.samples import picture, upload

LIST = "/admin/word-forms"
PAGE = f"{LIST}/problem_inventory.extension"
CLOSE_OUT = f"{LIST}/problem_inventory.close_out"


@pytest.fixture
def office(sign_in_as):
    """A browser of the head of office."""
    return sign_in_as("office_head")


def send(browser, *paragraphs, name="延期.docx", content=b"", **fields):
    """Upload a template; returns the answer."""
    file = upload(content or template(*paragraphs), name)
    return submit(browser, PAGE, template=(file.stream, name), **fields)


def test_a_template_is_uploaded_previewed_and_taken_back(office):
    answer = send(office, "关于{{ 整改事项 }}延期的审批表", note="换了抬头")
    assert answer.location.endswith("?done=replaced")
    page = office.get(f"{PAGE}?done=replaced").text
    assert "新模板已启用" in page
    assert "本单位模板第1版" in page
    assert "换了抬头" in page
    assert words_of(office.get(f"{PAGE}/preview").data) == ["关于规范公务用车管理延期的审批表"]
    assert words_of(office.get(f"{PAGE}/template").data) == ["关于{{ 整改事项 }}延期的审批表"]
    assert submit(office, f"{PAGE}/restore", note="打印不下").location.endswith("?done=restored")
    assert "延期原因" in words_of(office.get(f"{PAGE}/preview").data)
    assert words_of(office.get(f"{PAGE}/versions/1").data) == ["关于{{ 整改事项 }}延期的审批表"]


def test_the_list_says_who_changed_what(office):
    shipped = office.get(LIST).text.count("系统自带")
    send(office, "{{ 整改事项 }}")
    page = office.get(LIST).text
    assert page.count("系统自带") == shipped - 1
    assert "本单位模板第1版" in page
    assert "整改台账" in page


def test_an_unknown_field_is_one_sentence_above_the_form(office):
    answer = send(office, "{{ 整改事顶 }}", note="换了抬头")
    assert answer.status_code == 422
    assert "模板中的字段“整改事顶”不存在，是不是“整改事项”？可用的字段有：编号、整改事项、" in answer.text
    assert 'value="换了抬头"' in answer.text
    assert "系统自带模板" in office.get(PAGE).text


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.png", picture("PNG"), "请把模板另存为 .docx 格式"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "另存为"),
        ("a.docm", b"PK", "宏"),
        ("a.docx", b"PK\x03\x04x", "损坏"),
    ],
)
def test_what_is_no_word_file_is_told_beside_the_field(office, name, content, sentence):
    answer = send(office, name=name, content=content)
    assert answer.status_code == 422
    assert sentence in answer.text


def test_a_file_has_to_be_chosen(office):
    assert "请选择一个文件" in submit(office, PAGE).text


def test_a_page_that_is_old_changes_nothing(office):
    page = office.get(PAGE).text
    send(office, "{{ 整改事项 }}")
    file = upload(template("{{ 编号 }}"), "a.docx")
    answer = office.post(PAGE, data=hidden_fields(page) | {"template": (file.stream, "a.docx")})
    assert answer.status_code == 409
    assert words_of(office.get(f"{PAGE}/preview").data) == ["规范公务用车管理"]


def test_fields_and_lists_are_shown_as_they_are_typed(office):
    page = office.get(CLOSE_OUT).text
    assert "{{ 整改事项 }}" in page
    assert "{%tr for 行 in 措施 %}" in page
    assert "{{ 行.责任人 }}" in page
    assert "2026年6月30日" in page


def test_the_english_page_marks_chinese_words(office):
    page = office.get(f"/en{PAGE}").text
    assert '<code class="zx-mono" lang="zh-CN">{{ 整改事项 }}</code>' in page
    assert "In force: the template that came with the module." in page


def test_a_download_has_its_chinese_name_and_is_never_run(office):
    answer = office.get(f"{PAGE}/preview")
    disposition = answer.headers["Content-Disposition"]
    assert "attachment" in disposition
    assert unquote(disposition.partition("filename*=UTF-8''")[2]) == "延期审批表.docx"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == MEDIA_TYPES[".docx"]
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("role", ["staff", "leader", "member", "security_admin"])
def test_others_do_not_come_in(sign_in_as, role):
    assert sign_in_as(role).get(LIST).status_code == 403


def test_the_system_administrator_does(sign_in_as):
    page = sign_in_as("system_admin").get(LIST)
    assert page.status_code == 200
    assert f'href="{LIST}"' in page.text  # a line of the menu


def test_the_audit_list_names_it(office, sign_in_as):
    send(office, "{{ 整改事项 }}", note="换了抬头")
    page = sign_in_as("auditor").get("/admin/audit").text
    assert "更换了Word模板" in page
    assert "problem_inventory.extension" in page
