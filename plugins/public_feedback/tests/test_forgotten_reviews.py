"""What was handed in for publication of a letter is out of the reviewers' sight once the letter is none for them."""

import pytest
from sqlalchemy import MetaData, select

from plugins.public_feedback.by_receipt import withdraw
from plugins.public_feedback.describing import describe
from plugins.public_feedback.models import Opinion, PublishedLetter
from plugins.public_feedback.moving import carry_out
from plugins.public_feedback.publishing import PublicationRefused, Redacted, rewrite
from plugins.public_feedback.states import ASSIGNED, QUARANTINED, RECEIVED, REPORT, TAKEN_UP
from portal.extensions import db
from portal.items import Change, Entry
from portal.people.models import User
from portal.records.corrections import CorrectionRefused, corrections_of, propose
from portal.records.review import Review, reviews_of
from portal.records.withdrawal import withdraw as take_back
from portal.records.writing import record, writing
from portal.testing import log_findings

from .conftest import HOME
from .making import acting_as, make_publication, name_reader

TITLE, TEXT = "记号甲的标题", "记号乙：某科长收受好处费。"
MARKERS = ("记号甲", "记号乙")


def handed_in(state=ASSIGNED, **standing):
    """A letter whose text was handed in, handled again since then: numbers of the publication and of the opinion."""
    letter_id = make_publication(title=TITLE, text=TEXT, **standing)
    opinion_id = db.session.get_one(PublishedLetter, letter_id).opinion_id
    with writing() as tx:
        opinion = tx.session.get_one(Opinion, opinion_id)
        opinion.state = state
        record(Change(opinion, "described"))
    return letter_id, opinion_id


def turns_out_to_be_a_report(opinion_id):
    with acting_as("甲"):
        describe(opinion_id, None, REPORT, "标题")


def is_taken_up_as_a_report(opinion_id):
    with acting_as("甲"):
        carry_out(opinion_id, None, "take_up", matter=REPORT, title="标题")


def marked_tables():
    """The tables with a marker in any column."""
    db.session.rollback()
    schema = MetaData()
    schema.reflect(db.engine)
    with db.engine.connect() as connection:
        tables = [it for it in schema.sorted_tables if "_fts" not in it.name]
        texts = {it.name: repr(connection.execute(select(it)).all()) for it in tables}
    return {name for name, text in texts.items() if any(it in text for it in MARKERS)}


def review_of(letter_id):
    """The review as it stands."""
    db.session.rollback()
    return reviews_of(db.session.get_one(PublishedLetter, letter_id))[0]


PATHS = [
    (ASSIGNED, turns_out_to_be_a_report),
    (TAKEN_UP, turns_out_to_be_a_report),
    (RECEIVED, is_taken_up_as_a_report),
]
ERASED = [(RECEIVED, withdraw), (QUARANTINED, withdraw)]


@pytest.mark.parametrize("signed", [True, False])
@pytest.mark.parametrize(("state", "happens"), PATHS + ERASED)
def test_a_reviewer_finds_no_word_at_any_address(app, sign_in_as, state, happens, signed):
    letter_id, opinion_id = handed_in(state, signed=signed)
    address = f"/portal/reviews/{review_of(letter_id).id}"
    pages = (address, f"{address}/form", "/portal/reviews/", "/portal/reviews/?state=signed", "/portal/todo")
    reviewer = sign_in_as("reviewer")
    assert TEXT in reviewer.get(address).text
    happens(opinion_id)
    shown = [reviewer.get(it) for it in (*pages, f"{address}/moves/clear")]
    assert not [it for it in shown if any(marker in it.text for marker in MARKERS)]
    assert "文稿已删除" in shown[0].text
    assert log_findings() == []


@pytest.mark.parametrize(("state", "happens"), PATHS)
def test_only_the_text_that_its_readers_see_is_left_of_a_report(app, state, happens):
    letter_id, opinion_id = handed_in(state)
    assert "portal_review" in marked_tables()
    happens(opinion_id)
    assert marked_tables() == {"public_feedback_published"}
    assert review_of(letter_id).state == "ended"


@pytest.mark.parametrize(("state", "happens"), ERASED)
def test_nothing_is_left_of_what_the_sender_took_back(app, state, happens):
    _letter_id, opinion_id = handed_in(state)
    happens(opinion_id)
    assert marked_tables() == set()
    assert log_findings() == []


def test_the_outcome_of_a_signed_review_stays_but_it_may_not_be_published(app, sign_in_as):
    letter_id, opinion_id = handed_in(signed=True)
    reviewer, address = sign_in_as("reviewer"), f"/portal/reviews/{review_of(letter_id).id}"
    assert "可以发布" in reviewer.get(address).text
    turns_out_to_be_a_report(opinion_id)
    assert review_of(letter_id).state == "signed"
    for page in (address, "/portal/reviews/?state=signed"):
        assert "可以发布" not in reviewer.get(page).text


def test_the_text_of_a_report_is_not_handed_in_again(app, sign_in_as):
    letter_id, opinion_id = handed_in()
    turns_out_to_be_a_report(opinion_id)
    with acting_as("甲", user_id=name_reader(4711)), pytest.raises(PublicationRefused):
        rewrite(letter_id, None, Redacted(TITLE, TEXT, "答复"), "/")
    head = sign_in_as("office_head", name="head")
    name_reader(db.session.scalar(select(User.id).where(User.name == "head")))
    page = head.get(f"{HOME}/staff/publications/{letter_id}").text
    assert TEXT in page
    assert f"{letter_id}/text" not in page


def corrected_and_taken_back():
    """A public letter with a correction, taken back: numbers of the publication and of the opinion."""
    letter_id, opinion_id = handed_in(published=True)
    with acting_as("甲"):
        propose(PublishedLetter.kind, letter_id, "text", f"{TEXT}已查。", "错字", "/")
        take_back(PublishedLetter.kind, letter_id, "personal", Entry("理由"), confirmed=True)
    return letter_id, opinion_id


def test_the_corrections_of_a_letter_that_was_public_go_too(app, sign_in_as):
    letter_id, opinion_id = corrected_and_taken_back()
    newest = db.session.scalar(select(Review.id).order_by(Review.id.desc()))
    turns_out_to_be_a_report(opinion_id)
    assert corrections_of(db.session.get_one(PublishedLetter, letter_id), applied=False) == []
    pages = [sign_in_as("reviewer").get(f"/portal/reviews/{newest}"), sign_in_as("staff").get("/portal/corrections/")]
    assert not [it for it in pages if "记号乙" in it.text]
    assert log_findings() == []


def test_a_text_that_was_taken_back_is_not_shown_as_one_to_correct(app, sign_in_as):
    letter_id, _opinion_id = corrected_and_taken_back()
    with acting_as("甲"), pytest.raises(CorrectionRefused):
        propose(PublishedLetter.kind, letter_id, "text", "新", "错字", "/")
    assert (
        sign_in_as("office_head").get(f"/portal/corrections/{PublishedLetter.kind}/{letter_id}/text").status_code == 404
    )
