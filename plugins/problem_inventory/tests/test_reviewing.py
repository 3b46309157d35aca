"""From the office to the public: handing in, rewriting, publishing what was signed; evidence as files."""

from io import BytesIO

import pytest
from sqlalchemy import select

from plugins.problem_inventory.models import ExtensionRequest, ProgressEntry, RectificationItem
from portal.extensions import db
from portal.records.attachment_models import Attachment
from portal.records.review import reviews_of
from portal.records.writing import writing
from portal.testing import hidden_fields, submit

from .conftest import HOME
from .making import item, later, make_item, make_progress, make_request, sign

pytestmark = pytest.mark.usefixtures("plan")


@pytest.fixture
def clerk(sign_in_as):
    return sign_in_as("staff")


def test_a_complete_draft_is_handed_in_for_a_scope(clerk):
    number = make_item("draft")
    assert submit(clerk, f"{HOME}/staff/items/{number}/review", scope="members").status_code == 302
    (review,) = reviews_of(item(number))
    assert (review.scope, review.state) == ("members", "drafted")
    assert "每月公开1次。" in [text for _label, text in review.texts]
    assert "待初审" in clerk.get(f"{HOME}/staff/items/{number}").text


def test_a_draft_with_gaps_is_not_handed_in(clerk):
    number = make_item("draft", goal="")
    assert submit(clerk, f"{HOME}/staff/items/{number}/review", scope="public").status_code == 400
    assert reviews_of(item(number)) == []


def test_what_is_disclosed_to_members_only_is_not_public(clerk, client, sign_in_as):
    number = make_item("draft")
    submit(clerk, f"{HOME}/staff/items/{number}/review", scope="members")
    with writing() as tx:
        tx.session.merge(reviews_of(item(number))[0]).state = "signed"
    head = sign_in_as("office_head")
    assert submit(head, f"{HOME}/staff/items/{number}/moves/publish").status_code == 302
    assert item(number).state == "published"
    assert client.get(f"{HOME}/items/{number}").status_code == 404
    assert f"{HOME}/staff/items/{number}" in clerk.get(f"{HOME}/staff/").text


@pytest.mark.parametrize("kind", ["progress", "extensions"])
def test_words_are_rewritten_reviewed_anew_and_published(clerk, sign_in_as, kind):
    number = make_item("in_progress")
    made, model = (make_progress, ProgressEntry) if kind == "progress" else (make_request, ExtensionRequest)
    record_id = made(number)
    page = f"{HOME}/staff/{kind}/{record_id}"
    assert submit(clerk, f"{page}/words", first="登记了4次", second="登记簿").status_code == 302
    said = db.session.get(model, record_id)
    assert [getattr(said, name) for name in said.said] == ["登记了4次", "登记簿"]
    head = sign_in_as("office_head")
    assert submit(head, f"{HOME}/staff/items/{number}", to=f"{page}/publish").status_code == 409
    with writing() as tx:
        sign(tx.session.get(model, record_id))
    assert submit(head, f"{HOME}/staff/items/{number}", to=f"{page}/publish").status_code == 302
    assert db.session.get(model, record_id).is_public
    assert clerk.get(f"{page}/words").status_code == 409


def test_a_secrecy_mark_is_refused_and_nothing_is_kept(clerk):
    number = make_item()
    answer = submit(clerk, f"{HOME}/staff/items/{number}/progress", happened_on=later(0), text="机密★ 会议记录")
    assert answer.status_code == 422
    assert "会议记录" in answer.text
    assert item(number).progress == []


def test_evidence_comes_as_a_file_and_stays_with_the_office(clerk, client):
    number = make_item()
    measure = item(number).measures[0].id
    page = f"{HOME}/staff/items/{number}/progress"
    fields = {"happened_on": later(0), "text": "登记了3次", "measure_ids": measure}
    assert submit(clerk, page, **fields).status_code == 422  # neither words nor file
    files = {"files": (BytesIO("3月登记12笔".encode()), "登记簿.txt")}
    assert submit(clerk, page, **fields, **files).status_code == 302
    file = db.session.scalars(select(Attachment)).one()
    assert "登记簿.txt" in clerk.get(f"{HOME}/staff/items/{number}").text
    assert clerk.get(f"/portal/files/{file.id}/{file.name}").status_code == 200
    assert client.get(f"/portal/public-files/{file.id}/{file.name}").status_code == 404


def test_a_clerk_types_in_an_acceptance_with_its_scan(clerk):
    number = make_item("reviewed")
    page = f"{HOME}/staff/items/{number}/moves/accept"
    paper = {"decided_by": "整改办主任", "basis": "验收单第1号"}
    assert submit(clerk, page, **paper).status_code == 422
    scan = {"scan": (BytesIO("验收合格".encode()), "验收单.txt")}
    assert submit(clerk, page, **paper, **scan).status_code == 302
    assert db.session.get(RectificationItem, number).state == "accepted"


def test_the_same_move_sent_twice_is_made_once(sign_in_as):
    number, leader = make_item("completed"), sign_in_as("leader")
    page = f"{HOME}/staff/items/{number}/moves/review"
    form = leader.get(page).text
    answers = [leader.post(page, data=hidden_fields(form)).status_code for _ in range(2)]
    assert answers == [302, 409]


@pytest.mark.parametrize("path", ["items/{}", "items/{}/edit", "items/{}/moves/review", "progress/{}/words"])
def test_numbers_of_nothing_are_not_found(clerk, path):
    assert clerk.get(f"{HOME}/staff/{path.format(987654321)}").status_code == 404
