"""The way of a citizen from the draft to the fate of the comment, and who does not get that far."""

import re
from base64 import b64decode
from io import BytesIO

import pytest
from PIL import Image

from plugins.rules_revision.consulting import receiving
from plugins.rules_revision.tests.drafts import (
    HOME,
    WORDS,
    answer_all,
    clause_ids,
    comment_on,
    comments,
    end,
    make_open,
)
from plugins.rules_revision.tests.making import person
from portal.clock import today
from portal.testing import hidden_fields, submit

pytestmark = pytest.mark.usefixtures("in_charge")


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    """Tests type faster than people."""
    monkeypatch.setattr("plugins.rules_revision.views.consultations.commenting.LEAST_SECONDS", 0)


def send(client, number, prefix="", **fields):
    home = f"{HOME}{prefix}/consultations/{number}"
    page = client.get(f"{home}/comment").text
    checked = client.post(f"{home}/check", data=hidden_fields(page) | {"body": WORDS, "clause": ""} | fields)
    return client.post(f"{home}/receipt", data=hidden_fields(checked.text))


def look_up(client, page, **fields):
    number = re.search(r"ZQ-\d{4}-\d{4,}", page)[0]
    code = "".join(re.findall(r"<span>([0-9A-Z]{4})</span>", page))
    return client.post(f"{HOME}/comments/look-up", data={"number": number, "code": code} | fields).text


def test_from_the_draft_to_the_fate(client):
    number = make_open()
    third = clause_ids(number)[2]
    assert "考勤制度" in client.get(f"{HOME}/consultations/").text
    draft = client.get(f"{HOME}/consultations/{number}").text
    assert f'id="c-{third}"' in draft
    assert f"/consultations/{number}/comment?clause={third}" in draft
    assert "每日签到三次" in client.get(f"{HOME}/consultations/{number}/comment?clause={third}").text
    receipt = send(client, number, clause=third).text
    assert WORDS in look_up(client, receipt)
    answer_all(number, changed_node=third)
    assert all(words in look_up(client, receipt) for words in ("有道理", "第三条"))


def test_the_draft_stands_beside_the_rule_in_force(client):
    page = client.get(f"{HOME}/consultations/{make_open()}/compare").text
    assert "<ins>" in page
    assert "<del>" in page


def test_what_was_typed_comes_back_when_the_time_is_over(client):
    number = make_open()
    home = f"{HOME}/consultations/{number}"
    page = client.get(f"{home}/comment").text
    end(number)
    answer = client.post(f"{home}/check", data=hidden_fields(page) | {"body": WORDS, "clause": ""})
    assert answer.status_code == 409
    assert WORDS in answer.text
    assert "青岚县人民路1号" in answer.text


def test_an_empty_comment_comes_back(client):
    home = f"{HOME}/consultations/{make_open()}"
    page = client.get(f"{home}/comment").text
    assert client.post(f"{home}/check", data=hidden_fields(page) | {"body": " "}).status_code == 422


def test_words_that_were_not_checked_are_not_sent(client):
    home = f"{HOME}/consultations/{make_open()}"
    checked = client.post(
        f"{home}/check", data=hidden_fields(client.get(f"{home}/comment").text) | {"body": WORDS, "clause": ""}
    ).text
    assert client.post(f"{home}/receipt", data=hidden_fields(checked) | {"body": "别的"}).status_code == 422
    assert comments() == []


def test_whoever_fills_the_trap_in_is_set_aside(client):
    assert send(client, make_open(), website="http://spam.example").status_code == 200
    assert comments()[0].state == "quarantined"


def test_haste_is_set_aside(client, monkeypatch):
    monkeypatch.setattr("plugins.rules_revision.views.consultations.commenting.LEAST_SECONDS", receiving.LEAST_SECONDS)
    send(client, make_open())
    assert comments()[0].state == "quarantined"


def test_the_sender_takes_a_comment_back(client):
    number = make_open()
    receipt = send(client, number, name="王小明", contact_consent="1").text
    assert "王小明" in look_up(client, receipt)
    page = look_up(client, receipt, act="withdraw", sure="1")
    assert WORDS not in page
    (kept,) = comments()
    assert (kept.state, kept.body, kept.name) == ("withdrawn", "", None)


def test_after_the_end_only_the_contact_is_erased(client):
    number = make_open()
    receipt = send(client, number, name="王小明", contact_consent="1").text
    end(number)
    assert "不能再撤回" in look_up(client, receipt, act="withdraw", sure="1")
    page = look_up(client, receipt, act="erase_contact", sure="1")
    assert WORDS in page
    assert "王小明" not in page


def test_a_wrong_code_opens_nothing(client):
    receipt = send(client, make_open()).text
    assert WORDS not in look_up(client, receipt, code="00000000")


@pytest.mark.parametrize("scope", ["members", "office"])
def test_what_is_not_for_everybody_does_not_exist_for_the_public(client, scope):
    home = f"{HOME}/consultations/{make_open(scope)}"
    assert "考勤制度" not in client.get(f"{HOME}/consultations/").text
    pages = [client.get(home + page).status_code for page in ("", "/comment", "/compare", "/results")]
    assert pages == [404] * 4
    assert client.post(f"{home}/check", data={"body": WORDS}).status_code == 404


def test_members_comment_on_what_is_for_them(sign_in_as):
    number = make_open("members")
    member = sign_in_as("member")
    assert "ZQ-" in send(member, number, "/inside").text
    assert [it.body for it in comments()] == [WORDS]


def test_members_do_not_know_of_what_is_for_the_office(sign_in_as):
    number = make_open("office")
    assert sign_in_as("member").get(f"{HOME}/inside/consultations/{number}").status_code == 404


def test_a_clerk_answers_all_that_are_ticked(sign_in_as):
    number = make_open()
    comment_on(number, body="甲")
    comment_on(number, body="乙")
    clerk = sign_in_as("staff")
    page = f"{HOME}/staff/consultations/{number}/comments"
    rows = [str(it.id) for it in comments()]
    submit(clerk, page, to=f"{page}/answers", row=rows, outcome="adopted", reason="有道理", changed_node="", summary="")
    assert [it.outcome for it in comments()] == ["adopted"] * 2


def test_contact_is_masked_until_somebody_says_why(sign_in_as):
    comment_on(make_open(), name="王小明", phone="13812341234", contact_consent="1")
    clerk, page = sign_in_as("staff"), f"{HOME}/staff/comments/{comments()[0].id}"
    assert "138****1234" in clerk.get(page).text
    shown = submit(clerk, page, to=f"{page}/contact", reason="核实意见")
    assert "13812341234" in shown.text


def test_staff_without_the_permission_do_not_answer():
    assert not person("rules_revision.read").may("rules_revision.answer_comments")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_receipt_is_a_picture_to_save(client, language):
    number, before = make_open(), "/en" if language == "en" else ""
    home = f"{before}{HOME}/consultations/{number}"
    checked = client.post(f"{home}/check", data=hidden_fields(client.get(f"{home}/comment").text) | {"body": WORDS})
    receipt = client.post(f"{home}/receipt", data=hidden_fields(checked.text))
    (picture,) = re.findall(r'<img[^>]*src="data:image/png;base64,([^"]*)"', receipt.text)
    assert Image.open(BytesIO(b64decode(picture))).size == (600, 800)
    assert receipt.headers["Cache-Control"] == "no-store"
    assert "look_up.js" in client.get(f"{HOME}/comments/look-up").text


def test_the_slip_of_a_typed_in_comment_has_a_qr_code(sign_in_as):
    clerk, number = sign_in_as("staff"), make_open()
    facts = {"way": "letter", "received_on": today().isoformat(), "clause": "", "body": WORDS}
    slip = submit(clerk, f"{HOME}/staff/consultations/{number}/entry", **facts).text
    assert "<svg" in slip
    assert "/rules_revision/comments/look-up" in slip
