"""Terms of the conference, with the shares that their members should have."""

from dataclasses import dataclass, field
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select

from portal.errors import PortalError
from portal.items import Change
from portal.records.writing import Transaction, load, record, writing
from portal.web.formats import full_date

from ..models import RosterEvent, Term
from ..models.standing import Membership


class TermRefused(PortalError):
    """The term cannot be like this."""

    status = 409


@dataclass(frozen=True)
class TermFacts:
    """What is known of a term; `targets` are shares in percent, by the code of what they measure."""

    number: int
    title: str
    begins_on: date
    ends_on: date | None = None
    targets: dict[str, int] = field(default_factory=dict)


def add_term(facts: TermFacts) -> int:
    """Enter a term; returns its number in the table. Raises TermRefused."""
    with writing() as tx:
        term = Term(**vars(facts))
        _check(tx, 0, facts)
        tx.session.add(term)
        record(Change(term, "entered"))
        return term.id


def change_term(term_id: int, version: int, facts: TermFacts) -> None:
    """Change a term. Raises NotThere, StaleRecord, TermRefused."""
    with writing() as tx:
        term = load(Term, term_id, version)
        _check(tx, term_id, facts)
        _check_events(tx, term_id, facts)
        changed = tuple(name for name, value in vars(facts).items() if getattr(term, name) != value)
        for name in changed:
            setattr(term, name, getattr(facts, name))
        record(Change(term, "changed", fields=changed))


def _check(tx: Transaction, term_id: int, facts: TermFacts) -> None:
    if facts.ends_on is not None and facts.ends_on < facts.begins_on:
        raise TermRefused(_("The term ends before it begins."))
    with tx.session.no_autoflush:
        for other in tx.session.scalars(select(Term).where(Term.id != term_id)):
            if other.number == facts.number:
                raise TermRefused(_("There is a term of this number already."))
            if _meet(other, facts):
                raise TermRefused(
                    _("It overlaps with the term %(term)s. Enter the last day of that one first.", term=other.title)
                )


def _meet(one: Term | TermFacts, other: Term | TermFacts) -> bool:
    first, second = (one, other) if one.begins_on <= other.begins_on else (other, one)
    return first.ends_on is None or first.ends_on >= second.begins_on


def _check_events(tx: Transaction, term_id: int, facts: TermFacts) -> None:
    """Everything that happened in the term stays within it."""
    ours = select(RosterEvent.happened_on).join(Membership, Membership.id == RosterEvent.membership_id)
    ours = ours.where(Membership.term_id == term_id).order_by(RosterEvent.happened_on)
    first = tx.session.scalar(ours.limit(1))
    if first is not None and first < facts.begins_on:
        raise TermRefused(_("A change of members on %(day)s would lie before the term.", day=full_date(first)))
