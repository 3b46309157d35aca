"""An answered letter becomes public: with consent, redacted, reviewed; and it is taken back again."""

import pytest

from plugins.public_feedback.published import PublishedLetter
from plugins.public_feedback.publishing import PublicationRefused, Redacted, publish, redact, rewrite
from plugins.public_feedback.states import IN_PROGRESS, REPLIED
from portal.extensions import db
from portal.items import Entry
from portal.records.review.asking import NotReviewed
from portal.records.withdrawal import withdraw
from portal.testing import log_findings, submit

from .conftest import HOME
from .making import acting_as, make_opinion, make_publication, newest_review

TEXTS = Redacted("路灯修好了吗", "村里的路灯坏了。", "已经修好。")


@pytest.mark.parametrize(("state", "consent"), [(IN_PROGRESS, True), (REPLIED, False)])
def test_only_an_answered_letter_whose_sender_agreed(app, state, consent):
    number = make_opinion(state, publication_consent=consent)
    with acting_as(), pytest.raises(PublicationRefused):
        redact(number, None, TEXTS, "/")


def test_it_becomes_public_after_the_review_and_not_before(app, client, sign_in_as):
    number = make_opinion(REPLIED, publication_consent=True)
    clerk = sign_in_as("staff")
    answer = submit(clerk, f"{HOME}/staff/{number}/publication", title=TEXTS.title, text=TEXTS.text, reply=TEXTS.reply)
    page = answer.location
    letter_id = int(page.rpartition("/")[2])
    public = f"{HOME}/answers/{letter_id}"
    assert client.get(public).status_code == 404
    with acting_as(), pytest.raises(NotReviewed):
        publish(letter_id, None)
    for role in ("office_head", "reviewer", "leader"):
        review = newest_review()
        action = {"office_head": "check", "reviewer": "clear", "leader": "sign"}[role]
        ticked = dict.fromkeys(("secrets", "personal", "wording", "files"), "y")
        assert submit(sign_in_as(role), f"/portal/reviews/{review.id}/moves/{action}", **ticked).status_code == 302
    assert submit(clerk, page, to=f"{page}/publish").status_code == 302
    shown = client.get(public).text
    assert TEXTS.text in shown
    assert "石桥村" not in shown
    assert TEXTS.title in client.get(f"{HOME}/answers/").text
    assert public in client.get("/search?q=路灯修好").text
    assert log_findings() == []


def test_what_points_to_a_person_is_marked(app, sign_in_as):
    number = make_opinion(REPLIED, publication_consent=True, body="请打13812345678找我。")
    page = sign_in_as("staff").get(f"{HOME}/staff/{number}/publication").text
    assert "<mark>13812345678</mark>" in page


def test_a_public_text_is_not_rewritten(app):
    letter_id = make_publication(published=True)
    with acting_as(), pytest.raises(PublicationRefused):
        rewrite(letter_id, None, TEXTS, "/")


def test_a_text_changed_after_the_signature_is_reviewed_anew(app):
    letter_id = make_publication(signed=True)
    with acting_as():
        rewrite(letter_id, None, TEXTS, "/")
        with pytest.raises(NotReviewed):
            publish(letter_id, None)
    assert db.session.get_one(PublishedLetter, letter_id).published_at is None


def test_a_page_taken_back_says_so(app, client):
    letter_id = make_publication(published=True)
    assert client.get(f"{HOME}/answers/{letter_id}").status_code == 200
    with acting_as():
        withdraw(PublishedLetter.kind, letter_id, "personal", Entry("理由"), confirmed=True)
    assert client.get(f"{HOME}/answers/{letter_id}").status_code == 410
    assert "路灯" not in client.get(f"{HOME}/answers/").text
    assert log_findings() == []


def test_the_public_reads_how_many_are_set_apart(app, client):
    make_opinion("quarantined")
    make_opinion(REPLIED)
    assert "共收到留言 2 件，正在办理 0 件，已答复 1 件，待核留言 1 件" in client.get(f"{HOME}/answers/").text
