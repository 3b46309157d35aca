"""A member contests an entry; the office corrects it or says why it stays. Both words stand beside each other."""

from flask import url_for
from flask_babel import gettext as _

from portal.clock import now
from portal.errors import NotThere
from portal.items import Change
from portal.people.holders import holders_of
from portal.records.actor import acting, person
from portal.records.notices import tell
from portal.records.writing import load, record, writing

from ..models import DutyContest, DutyEntry
from ..models.duty import memberships_of
from ..permissions import DUTY
from .entering import DutyRefused, EntryFacts, add, strike
from .terms import CONTESTED, CORRECTED, REFUSED, VALID


def contest(entry_id: int, version: int, words: str) -> int:
    """Say what is wrong with an entry of one's own; returns the number of the objection.

    Raises NotThere, StaleRecord, DutyRefused.
    """
    with writing() as tx:
        entry, user = load(DutyEntry, entry_id, version), person()
        if user is None or entry.membership_id not in tx.session.scalars(memberships_of(user)).all():
            raise NotThere
        if entry.state != VALID or entry.contest is not None:
            raise DutyRefused(_("This entry was contested already, or does not count any more."))
        objection = DutyContest(entry_id=entry.id, words=words, written_at=now())
        tx.session.add(objection)
        entry.state = CONTESTED
        record(Change(objection, "contested"))
        record(Change(entry, "contested", fields=("state",)))
        page = url_for("member_roster.duty_contest", contest_id=objection.id)
        tell(holders_of(DUTY), _("A member contests an entry of the service record"), "", page, objection)
        return objection.id


def refuse(contest_id: int, version: int, answer: str) -> None:
    """Leave the entry as it is, and say why. Raises NotThere, StaleRecord, DutyRefused."""
    with writing():
        objection = _waiting(contest_id, version)
        objection.entry.state = VALID
        record(Change(objection.entry, "upheld", fields=("state",)))
        _answer(objection, REFUSED, answer)


def uphold(contest_id: int, version: int, answer: str, facts: EntryFacts | None) -> None:
    """Cancel the entry and put in what is right; nothing where the entry should not be there at all.

    Raises NotThere, StaleRecord, DutyRefused.
    """
    with writing():
        objection = _waiting(contest_id, version)
        strike(objection.entry, _("Corrected because the member contested it"))
        if facts is not None:
            add(objection.entry.membership_id, facts, replaces=objection.entry.id)
        _answer(objection, CORRECTED, answer)


def _waiting(contest_id: int, version: int) -> DutyContest:
    objection = load(DutyContest, contest_id, version)
    if objection.outcome:
        raise DutyRefused(_("This was answered already."))
    return objection


def _answer(objection: DutyContest, outcome: str, answer: str) -> None:
    objection.outcome, objection.answer = outcome, answer
    objection.answered_by, objection.answered_at = acting().title, now()
    record(Change(objection, "answered", fields=("outcome", "answer")))
    user_id = objection.entry.membership.member.user_id
    title = _("Your objection to an entry of your service record was answered")
    tell([user_id] if user_id else [], title, "", url_for("member_roster.own_page"), objection)
