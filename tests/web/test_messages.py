"""A text to copy, a slip to print, forms on paper, and contacts as a record's history."""

import re
from datetime import date, datetime, timedelta

import pytest

from portal.clock import OFFICE
from portal.records.contacts import ContactNote
from portal.records.settings import write_settings
from portal.records.writing import writing
from portal.web.contacts import ContactForm
from portal.web.messages import Message, message_slip, office_message

pytestmark = pytest.mark.once
MESSAGE = Message(
    "县交通局", "关于反馈进展的通知", "整改〔2026〕7号。\n\n请于3月9日前反馈。", "县政协办公室", date(2026, 3, 5)
)
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def page(app):
    with app.test_request_context("/portal/desk"):
        yield app


def render(app, call, **context):
    source = '{% import "macros/messages.html" as messages %}{% import "macros/print.html" as print %}' + call
    return re.sub(r"\s+", " ", app.jinja_env.from_string(source).render(**context))


def test_the_text_reads_like_the_paper_one(page):
    lines = [
        "关于反馈进展的通知",
        "县交通局：",
        "整改〔2026〕7号。",
        "请于3月9日前反馈。",
        "县政协办公室",
        "2026年3月5日",
    ]
    assert MESSAGE.plain.splitlines() == lines


def test_without_scripts_the_text_can_be_selected_and_no_dead_button_shows(page):
    html = render(page, "{{ messages.notice_text(message, '/slip') }}", message=MESSAGE)
    assert re.search(r"<textarea[^>]* readonly[^>]*>关于反馈进展的通知 县交通局：", html)
    assert re.search(r'<button[^>]* data-copy="notice-text"[^>]* hidden>', html)
    assert '<a class="btn btn-outline-primary" href="/slip">打印通知单</a>' in html


def test_a_notice_of_the_office_is_signed_by_whoever_runs_the_site(page):
    assert office_message("县交通局", "通知", "请反馈。").sender == "县政协"
    with writing():
        write_settings("portal", {"organiser": "县政协办公室"})
    assert office_message("县交通局", "通知", "请反馈。").sender == "县政协办公室"


def test_the_slip_has_heading_addressee_words_sender_day_and_lines_to_sign(page):
    html = message_slip(MESSAGE, "/back")
    words = [
        "<h1>关于反馈进展的通知</h1>",
        "县交通局：",
        "请于3月9日前反馈。",
        "县政协办公室",
        "2026年3月5日",
        "（盖章）",
        "签收人",
    ]
    places = [html.index(word, html.index("<article")) for word in words]
    assert places == sorted(places)
    assert 'href="/back"' in html[: html.index("<article")]


def test_hostile_words_stay_words_on_paper_and_in_the_text(page):
    message = Message(HOSTILE, HOSTILE, HOSTILE, HOSTILE, date(2026, 3, 5))
    table = "{% call print.form(x) %}{{ print.row(((x, x),)) }}{{ print.opinion(x, x, x) }}{% endcall %}"
    call = "{{ messages.notice_text(message, x) }}{{ print.title(x, x) }}" + table
    html = message_slip(message, HOSTILE) + render(page, call, message=message, x=HOSTILE)
    assert "<script>alert" not in html


def test_a_single_pair_takes_the_whole_row(page):
    html = render(page, "{{ print.row((('稿件标题', 'x'),)) }}{{ print.row((('a', '1'), ('b', '2'))) }}")
    assert html.count('colspan="3"') == 1
    assert html.count("<td>") == 2


def test_an_opinion_leaves_room_to_sign(page):
    html = render(page, "{{ print.opinion('保密审查意见', '同意。', '办公室主任', day) }}", day=date(2026, 3, 5))
    assert "签字： <b>办公室主任</b>" in html
    assert "日期： <b>2026年3月5日</b>" in html


def test_contacts_read_as_history(page):
    at = datetime(2026, 3, 5, 9, 30, tzinfo=OFFICE)
    note = ContactNote(way="phone", whom="县交通局", at=at, answer="周五前报。", entered_by="王海燕", entered_at=at)
    html = render(page, "{{ messages.contacts(notes) }}", notes=[note])
    assert "2026年3月5日 09:30</time> <b>电话：县交通局</b>" in html
    assert "王海燕 于2026年3月5日 09:30登记" in html
    assert "还没有联系记录" in render(page, "{{ messages.contacts([]) }}")


def test_the_form_is_made_for_a_call_that_was_just_made(page):
    form = ContactForm(formdata=None)
    assert form.way.data == "phone"
    assert abs(datetime.now(OFFICE) - form.contact().at) < timedelta(minutes=2)


@pytest.mark.own_app
def test_the_typed_time_is_the_offices(app):
    fields = {"way": "paper", "whom": "县交通局", "at": "2026-03-05T09:30", "answer": ""}
    app.config["WTF_CSRF_ENABLED"] = False
    with app.test_request_context("/portal/desk", method="POST", data=fields):
        form = ContactForm()
        assert form.validate()
        assert form.contact().at == datetime(2026, 3, 5, 9, 30, tzinfo=OFFICE)


def test_the_copy_buttons_script_is_ours(page):
    html = render(page, "{{ messages.notice_text(m) }}", m=MESSAGE)
    assert re.search(r'<script src="/static/\w+/paper.js" defer></script>', html)
