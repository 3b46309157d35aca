"""Approved seats: each number with the document that approves it, none ever changed."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from portal.errors import PortalError
from portal.items import Change, Entry
from portal.records.workflow import check_paper, with_scan
from portal.records.writing import load, record, writing

from ..facts.seats import approve, lock_term, seats_kept
from ..models import SeatQuota, Sector, Term


class QuotaRefused(PortalError):
    """Seats cannot be approved like this."""

    status = 409


@dataclass(frozen=True)
class QuotaFacts:
    """Seats from a day on: of the term (no sector), or of a sector by a document or as a plan."""

    sector_id: int | None
    valid_from: date
    seats: int
    kept_back: int
    binding: bool
    document: str


def approve_seats(term_id: int, facts: QuotaFacts, entry: Entry) -> int:
    """Enter approved seats; returns the number of the entry.

    Raises QuotaRefused, NoSeat when more members are in office on some day, MoveRefused where the paper is not told.
    """
    with writing() as tx:
        check_paper(entry)
        lock_term(tx.session, term_id)
        term = load(Term, term_id)
        if facts.sector_id is not None:
            load(Sector, facts.sector_id)
        _check(term, facts)
        decided_by = entry.decision.decided_by if entry.decision else ""
        binding = facts.binding or facts.sector_id is None
        quota = SeatQuota(**vars(facts) | {"binding": binding}, term_id=term_id, decided_by=decided_by)
        tx.session.add(quota)
        tx.session.flush()
        with seats_kept():
            approve(tx.session, term_id, facts.sector_id)
        record(Change(quota, "approved", entry=with_scan(quota, entry)))
        return quota.id


def _check(term: Term, facts: QuotaFacts) -> None:
    if facts.valid_from < term.begins_on or (term.ends_on is not None and facts.valid_from > term.ends_on):
        raise QuotaRefused(_("The seats would hold from a day outside of the term."))
    if facts.kept_back > facts.seats:
        raise QuotaRefused(_("More seats would be kept back than there are."))
    used = {it.document for it in term.quotas if it.sector_id is None}
    if facts.sector_id is None and facts.document in used:
        raise QuotaRefused(_("A new total needs its own document: this one approved a total before."))
