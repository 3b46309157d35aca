"""The draft that a new installation shows: open to comment, changed in two clauses, with one answer."""

import pytest

from plugins.rules_revision.example import AlreadyThere, consultation
from plugins.rules_revision.tests.drafts import HOME, comments
from portal.testing import log_findings


@pytest.fixture
def page(examples, client):
    """The page of the draft as everybody reads it."""
    consultation.load()
    return client.get(f"{HOME}/consultations/1").text


def test_everybody_reads_the_draft_and_what_changes(page):
    assert "《财务管理制度》征求意见稿" in page
    assert "电子发票" in page


def test_a_comment_that_was_released_stands_there_with_its_answer(page):
    assert [(it.outcome, it.is_public) for it in comments()] == [("partly_adopted", True), ("", False)]


def test_everything_stands_in_the_log(page):
    assert log_findings() == []


def test_it_is_loaded_once(page):
    with pytest.raises(AlreadyThere):
        consultation.load()
