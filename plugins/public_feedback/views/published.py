"""The answered letters that everybody reads; they look the same to all, so they never ask who is there."""

from flask import render_template

from portal.people.access import public
from portal.records.corrections import corrections_of
from portal.web.paging import read_page

from ..published import PublishedLetter
from ..reading import find_published, public_counts, published_letters
from ..titles import spoken
from .blueprint import bp

WHY = "what was answered is read by everybody"


@bp.get("/answers/")
@public(WHY, archive=True)
def answers() -> str:
    """The published letters, the newest first, and how many opinions there are."""
    page = read_page(published_letters(), PublishedLetter.id, newest_first=True)
    return render_template("public_feedback/answers.html", page_=page, counts=public_counts())


@bp.get("/answers/<int:letter_id>")
@public(WHY, archive=True)
def answer(letter_id: int) -> str:
    """One letter with its reply."""
    found = find_published(letter_id)
    return render_template(
        "public_feedback/answer.html", letter=found, lang=spoken(found.text), corrections=corrections_of(found)
    )
