"""Letters of suggestions: drafted, signed, issued under a number, delivered, answered, looked back on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from portal.clock import today
from portal.items import Change, Entry, Setting
from portal.records.numbering import check_pattern, take_number
from portal.records.settings import read_setting
from portal.records.writing import load, record, writing

from .conditions import NotReady
from .life import LETTER, OUTCOME_OF
from .models import SuggestionLetter, SupervisionGroup
from .ruling import last_day, limits

SERIES, PATTERN = "rules_supervisors.letter", "监督建议〔{year}〕{number}号"


@dataclass(frozen=True)
class LetterText:
    """What a letter says."""

    subject: str
    findings: str
    suggestions: str


@dataclass(frozen=True)
class Delivery:
    """Who signed for it, on what day."""

    delivered_on: date
    received_by: str


@dataclass(frozen=True)
class Answer:
    """What the unit wrote, and when it came."""

    answered_on: date
    answer: str


@dataclass(frozen=True)
class LookBack:
    """What was found later."""

    looked_back_on: date
    look_back: str


def number_setting(title: str) -> Setting:
    """The pattern of the letters' numbers, for the office to edit."""
    return Setting("pattern", title, default=PATTERN, check=check_pattern)


def draft(group_id: int, version: int, text: LetterText) -> int:
    """Draft a letter of a group; returns its number in the database. Raises NotThere, StaleRecord, NotReady."""
    with writing() as tx:
        group = load(SupervisionGroup, group_id, version)
        if group.state != "standing":
            raise NotReady(_("This group is not dispatched at present: it sends no letters."))
        letter = SuggestionLetter(group=group, state="draft", **vars(text))
        tx.session.add(letter)
        record(Change(letter, "drafted", entry=Entry(), moved=("", "draft")))
        return letter.id


def rewrite(letter_id: int, version: int, text: LetterText) -> None:
    """Change the words of a draft. Raises NotThere, StaleRecord, NotReady once it is signed."""
    with writing():
        letter = load(SuggestionLetter, letter_id, version)
        if letter.state != "draft":
            raise NotReady(_("This letter is signed: its words stay as they are."))
        changed = tuple(name for name, value in vars(text).items() if getattr(letter, name) != value)
        for name in changed:
            setattr(letter, name, getattr(text, name))
        record(Change(letter, "changed", fields=changed, entry=Entry()))


def move(letter_id: int, version: int, action: str, entry: Entry) -> None:
    """A move that needs no further facts: sign, send back, drop, or the outcome of the answer.

    Raises NotThere, StaleRecord, NotAllowed, MoveRefused, NotReady.
    """
    with _moving(letter_id, version) as letter:
        letter.outcome = OUTCOME_OF.get(action, letter.outcome)
        LETTER.move(letter, action, entry)


def issue(letter_id: int, version: int, entry: Entry) -> None:
    """Issue a letter after it was examined; it takes the next number. Raises as `move`."""
    pattern = read_setting("rules_supervisors", "pattern", PATTERN)
    day = entry.decision.decided_on if entry.decision else today()
    with _moving(letter_id, version) as letter:
        LETTER.find(letter, "issue")
        letter.number, letter.issued_on = take_number(SERIES, pattern, today().year), day
        LETTER.move(letter, "issue", entry)


def deliver(letter_id: int, version: int, delivery: Delivery, entry: Entry) -> None:
    """Note that the unit signed for a letter; from that day its answer is due. Raises as `move`."""
    rule = limits()
    with _moving(letter_id, version) as letter:
        if letter.issued_on and delivery.delivered_on < letter.issued_on:
            raise NotReady(_("It cannot be delivered before it was issued on %(day)s.", day=letter.issued_on))
        letter.delivered_on, letter.received_by = delivery.delivered_on, delivery.received_by
        letter.due_on, letter.limit_place = last_day(delivery.delivered_on, rule.answer), rule.answer_place
        LETTER.move(letter, "deliver", entry)


def take_answer(letter_id: int, version: int, answer: Answer, entry: Entry) -> None:
    """Note the unit's answer in writing. Raises as `move`."""
    with _moving(letter_id, version) as letter:
        if letter.delivered_on and answer.answered_on < letter.delivered_on:
            raise NotReady(_("It cannot be answered before it was delivered on %(day)s.", day=letter.delivered_on))
        letter.answered_on, letter.answer = answer.answered_on, answer.answer
        LETTER.move(letter, "answer", entry)


def look_back(letter_id: int, version: int, found: LookBack, entry: Entry) -> None:
    """Note what became of the suggestions. Raises as `move`."""
    with _moving(letter_id, version) as letter:
        if letter.answered_on and found.looked_back_on < letter.answered_on:
            raise NotReady(_("The look-back comes after the answer of %(day)s.", day=letter.answered_on))
        letter.looked_back_on, letter.look_back = found.looked_back_on, found.look_back
        LETTER.move(letter, "look_back", entry)


@contextmanager
def _moving(letter_id: int, version: int) -> Iterator[SuggestionLetter]:
    """A letter whose facts and state change together: half of it would break what the table demands."""
    with writing() as tx, tx.session.no_autoflush:
        yield load(SuggestionLetter, letter_id, version)
