"""Every comment is answered before the draft goes on, and nobody reads what was not released."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.rules_revision import gates
from plugins.rules_revision.consulting.answering import Answer, AnswerRefused, answer, release, sort_out
from plugins.rules_revision.consulting.todo import waiting_for
from plugins.rules_revision.gates import GateShut
from plugins.rules_revision.rights import ANSWER, PUBLISH, READ
from plugins.rules_revision.tests.drafts import (
    answer_all,
    clause_ids,
    comment_on,
    comments,
    consultation,
    make_draft,
    make_open,
    move_project,
    sign,
)
from plugins.rules_revision.tests.making import person
from portal.errors import NotThere
from portal.testing import log_findings

pytestmark = pytest.mark.usefixtures("in_charge")
AT_RANDOM = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ADOPTED = Answer("adopted", "有道理")
DONE = st.sampled_from(["answered", "set aside", "spam", "nothing", "looked at"])


def is_shut(number):
    try:
        gates.every_comment_is_answered(consultation(number).project)
    except GateShut:
        return True
    return False


def carry_out(number, done):
    comment_on(number, suspicion="" if done in ("answered", "nothing") else "trap")
    comment = comments()[-1]
    if done == "answered":
        answer(number, [comment.id], ADOPTED)
    elif done in ("spam", "looked at"):
        sort_out(comment.id, comment.version, "spam" if done == "spam" else "received")


@AT_RANDOM
@given(st.lists(DONE, max_size=5))
def test_the_gate_is_shut_as_long_as_one_comment_has_no_answer(app, done):
    number = make_open()
    for it in done:
        carry_out(number, it)
    assert is_shut(number) == any(it in ("nothing", "set aside", "looked at") for it in done)


def test_a_project_is_opened_to_comment_when_a_draft_is_announced(app):
    number = make_draft()
    with pytest.raises(GateShut):
        gates.consultation_is_announced(consultation(number).project)
    gates.consultation_is_announced(consultation(make_open()).project)


def test_several_comments_are_answered_alike(app):
    number = make_open()
    comment_on(number, body="甲")
    comment_on(number, body="乙")
    third = clause_ids(number)[2]
    answer_all(number, "partly_adopted", changed_node=third, summary="少签到一次")
    told = [(it.outcome, it.outcome_reason, it.changed_label, it.summary) for it in comments()]
    assert told == [("partly_adopted", "有道理", "第三条", "少签到一次")] * 2
    assert log_findings() == []


@pytest.mark.parametrize(
    "given", [Answer("adopted", "  "), Answer("", "因为"), Answer("not_adopted", "因为", changed_node="n1")]
)
def test_an_answer_has_an_outcome_and_a_reason(app, given):
    number = make_open()
    comment_on(number)
    with pytest.raises(AnswerRefused):
        answer(number, [comments()[0].id], given)


def test_comments_of_another_draft_are_not_answered_along(app):
    one, other = make_open(), make_open()
    comment_on(other)
    with pytest.raises(AnswerRefused):
        answer(one, [comments()[0].id], ADOPTED)


def test_what_was_set_aside_is_looked_at_before_it_is_answered(app):
    number = make_open()
    comment_on(number, suspicion="trap")
    with pytest.raises(AnswerRefused):
        answer(number, [comments()[0].id], ADOPTED)


def test_a_clause_that_is_not_in_the_draft_cannot_have_changed(app):
    number = make_open()
    comment_on(number)
    with pytest.raises(NotThere):
        answer(number, [comments()[0].id], Answer("adopted", "有道理", "n999"))


def test_once_the_draft_is_decided_answers_stay(app):
    number = make_open()
    comment_on(number)
    move_project(number, "review")
    with pytest.raises(AnswerRefused):
        answer(number, [comments()[0].id], ADOPTED)


def test_nobody_reads_a_comment_before_it_is_released(app, client):
    number = make_open()
    comment_on(number, body="我是王小明，签到太多", publication_consent="1")
    address = f"/rules_revision/consultations/{number}"
    assert "签到太多" not in client.get(address).text
    comment = comments()[0]
    release(comment.id, comment.version, "签到太多")
    page = client.get(address).text
    assert "签到太多" in page
    assert "王小明" not in page


def test_a_release_taken_back_is_gone(app, client):
    number = make_open()
    comment_on(number, publication_consent="1")
    release(comments()[0].id, comments()[0].version, "签到太多")
    release(comments()[0].id, comments()[0].version, "")
    assert "签到太多" not in client.get(f"/rules_revision/consultations/{number}").text


def test_comments_without_answer_are_a_task(app):
    number = make_open()
    comment_on(number)
    with app.test_request_context():
        (task,) = waiting_for(person(READ, ANSWER))
        assert task.url.endswith(f"/staff/consultations/{number}/comments?outcome=none")
        answer_all(number)
        assert list(waiting_for(person(READ, ANSWER))) == []


def test_a_signed_draft_waits_for_whoever_publishes(app):
    sign(consultation(make_draft()))
    with app.test_request_context():
        assert len(list(waiting_for(person(READ, PUBLISH)))) == 1


def test_without_the_senders_consent_nothing_is_released(app):
    comment_on(make_open())
    with pytest.raises(AnswerRefused):
        release(comments()[0].id, comments()[0].version, "签到太多")
