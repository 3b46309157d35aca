"""The way of a review, from the draft to the signature. How many look at it is a setting, from one to three."""

from dataclasses import replace
from functools import partial

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ...items import Entry
from .. import actor
from ..settings import read_setting
from ..steps import steps_of
from ..workflow import Move, MoveRefused, Workflow
from ..writing import load, writing
from .models import Review

LEVELS, DEFAULT_LEVELS = "review_levels", 3


def levels() -> int:
    """How many people look at a text before it is published."""
    return int(read_setting("portal", LEVELS, DEFAULT_LEVELS))


def nobody_twice(review: Review, entry: Entry) -> None:
    """Raise MoveRefused when the same person drafted or looked before: who decides counts, not who types."""
    before = {review.drafted_by, *(step.decided_by for step in steps_of(review))}
    who = entry.decision.decided_by if entry.decision else actor.acting().title
    if who in before:
        raise MoveRefused(_("Nobody does two steps of one review: another person has to look at it."))


def at_least(number: int) -> bool:
    """Whether the setting asks for so many looks."""
    return levels() >= number


def exactly(number: int) -> bool:
    """Whether the setting asks for just so many looks."""
    return levels() == number


FIRST, SECRECY, SIGN = "portal.review_first", "portal.review_secrecy", "portal.review_sign"
_CHECK, _CHECKED = _l("First check"), _l("First check passed")
_SECRECY, _SECRECY_CHECKED = _l("Secrecy review"), _l("Secrecy review passed")
_SIGN, _SIGNED = _l("Sign for publication"), _l("Signed for publication")
_BACK, _WENT_BACK = _l("Send back"), _l("Sent back")

REVIEW = Workflow(
    Review.kind,
    Move("check", "drafted", "first_checked", FIRST, _CHECK, _CHECKED, nobody_twice, when=partial(at_least, 3)),
    Move(
        "clear",
        "drafted",
        "secrecy_checked",
        SECRECY,
        _SECRECY,
        _SECRECY_CHECKED,
        nobody_twice,
        when=partial(exactly, 2),
    ),
    Move("clear", "first_checked", "secrecy_checked", SECRECY, _SECRECY, _SECRECY_CHECKED, nobody_twice),
    Move("sign", "drafted", "signed", SIGN, _SIGN, _SIGNED, nobody_twice, when=partial(exactly, 1)),
    Move("sign", "secrecy_checked", "signed", SIGN, _SIGN, _SIGNED, nobody_twice),
    Move("send_back", "drafted", "sent_back", FIRST, _BACK, _WENT_BACK, reason=True),
    Move("send_back", "first_checked", "sent_back", SECRECY, _BACK, _WENT_BACK, reason=True),
    Move("send_back", "secrecy_checked", "sent_back", SIGN, _BACK, _WENT_BACK, reason=True),
)


def carry_out(review_id: int, version: int | None, action: str, entry: Entry) -> None:
    """Take a review one step on, or send it back.

    Raises NotThere, NotAllowed, StaleRecord, and MoveRefused where one person would look twice.
    """
    with writing():
        REVIEW.move(load(Review, review_id, version), action, _with_the_review(entry))


def _with_the_review(entry: Entry) -> Entry:
    """The reason as a note: it may quote the text, and what the audit list is told it keeps for good."""
    return replace(entry, reason=_("stands with the review"), note=entry.reason) if entry.reason else entry
