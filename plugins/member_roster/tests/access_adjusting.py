"""The batches that the access matrix tries the pages of changes with."""

from functools import partial

from sqlalchemy import select

from plugins.member_roster.adjusting import announcing, batches, lines, telling
from plugins.member_roster.adjusting.lines import LineText
from plugins.member_roster.models import Adjustment, AdjustmentLine, Term
from plugins.member_roster.tests.making import in_the_office, make_sector, make_term, numbers
from portal.clock import today
from portal.extensions import db
from portal.items import Decision, Entry
from portal.records.review import Review
from portal.records.writing import writing
from portal.testing_access import Arguments, Factory, UserId

GONE = 987654321
DOCUMENT = "×政协常〔2026〕6号"


def a_term() -> int:
    """The term that there is, or a new one."""
    db.session.rollback()
    return db.session.scalars(select(Term.id).order_by(Term.id)).first() or make_term(100_000)


def a_line(change: str = "addition") -> LineText:
    """Somebody to be added."""
    with writing():
        sector = make_sector("农业")
    return LineText(change, name=f"丁{next(numbers)}", sector_id=sector, reason="工作需要")


def a_batch(user_id: UserId, *actions: str) -> Arguments:
    """A batch with a line, moved on."""
    with in_the_office():
        number = batches.draft(a_term(), batches.BatchText("增补", today(), ""))
        lines.add_line(number, a_line())
        for action in actions:
            batches.move(number, newest().version, action, paper())
    return {"batch_id": number}


def a_decided_batch(user_id: UserId) -> Arguments:
    """A batch that was decided."""
    found = a_batch(user_id, "vet", "approve", "agree")
    with in_the_office():
        batches.decide(found["batch_id"], newest().version, today(), DOCUMENT, paper())
    return found


def a_reviewed_batch(user_id: UserId) -> Arguments:
    """A batch that may be announced."""
    found = a_decided_batch(user_id)
    with in_the_office():
        telling.tell(found["batch_id"], newest().version, today(), "电话")
        announcing.hand_in(found["batch_id"], newest().version, "/")
    with writing() as tx:
        tx.session.scalars(select(Review).order_by(Review.id.desc())).first().state = "signed"
    return found


def an_announced_batch(user_id: UserId) -> Arguments:
    """A batch that everybody reads."""
    found = a_reviewed_batch(user_id)
    with in_the_office():
        announcing.announce(found["batch_id"], newest().version)
    return found


def its_line(user_id: UserId) -> Arguments:
    """The line of a batch."""
    a_batch(user_id)
    return {"line_id": newest(AdjustmentLine).id}


def paper() -> Entry:
    """What was decided on paper."""
    return Entry(decision=Decision("常务委员会会议", today(), "第17次会议", scan=1))


def newest(model: type = Adjustment) -> object:
    """The record made last."""
    db.session.rollback()
    return db.session.scalars(select(model).order_by(model.id.desc())).first()


def version(user_id: UserId, model: type = Adjustment, **fields: object) -> Arguments:
    """What is typed, with the version of the record made last."""
    found = newest(model)
    return {"version": found.version if found else 1, **fields}


def wish(user_id: UserId) -> Arguments:
    """What is typed of a new batch."""
    return {"term": a_term(), "title": "增补"}


def person(user_id: UserId) -> Arguments:
    """What is typed of somebody to be added."""
    with writing():
        sector = make_sector("农业")
    return version(user_id, AdjustmentLine, name=f"丁{next(numbers)}", sector=str(sector))


_PAPER = {"decided_by": "县委", "basis": "县委会议纪要"}
_TOLD = {"told_on": today().isoformat(), "how": "电话"}
NO_BATCH, NO_LINE = {"batch_id": GONE}, {"line_id": GONE}
FACTORIES = {
    "member_roster.announcement": Factory(own=an_announced_batch, hidden=a_decided_batch, missing=NO_BATCH),
    "member_roster.new_adjustment": Factory(fields=wish),
    "member_roster.adjustment": Factory(own=a_batch, missing=NO_BATCH),
    "member_roster.edit_adjustment": Factory(own=a_batch, missing=NO_BATCH, fields=partial(version, title="辞去")),
    "member_roster.move_adjustment": Factory(
        own=lambda user_id: {**a_batch(user_id, "vet"), "action": "approve"},
        missing=NO_BATCH | {"action": "approve"},
        fields=partial(version, **_PAPER),
    ),
    "member_roster.choose_member": Factory(own=a_batch, missing=NO_BATCH),
    "member_roster.new_line": Factory(own=a_batch, missing=NO_BATCH, fields=person),
    "member_roster.edit_line": Factory(own=its_line, missing=NO_LINE, fields=person),
    "member_roster.remove_line": Factory(own=its_line, missing=NO_LINE, fields=partial(version, model=AdjustmentLine)),
    "member_roster.tell_members": Factory(own=a_decided_batch, missing=NO_BATCH, fields=partial(version, **_TOLD)),
    "member_roster.review_adjustment": Factory(own=a_decided_batch, missing=NO_BATCH, fields=version),
    "member_roster.announce_adjustment": Factory(own=a_reviewed_batch, missing=NO_BATCH, fields=version),
    "member_roster.proposal": Factory(own=a_batch, missing=NO_BATCH),
    "member_roster.announcement_paper": Factory(own=a_decided_batch, missing=NO_BATCH),
    "member_roster.line_paper": Factory(own=its_line, missing=NO_LINE),
}
