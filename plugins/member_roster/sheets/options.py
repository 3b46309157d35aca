"""What is said once for all rows of a roster: the term, the day, the decision."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from portal.clock import today
from portal.errors import PortalError
from portal.extensions import db
from portal.items import Decision, Entry

from ..facts.reading import day_within
from ..models import Membership, Term


class TermMissing(PortalError):
    """There is no such term, or the day is not within it."""

    status = 409


@dataclass(frozen=True)
class Taking:
    """For which term and from which day on rows hold. `first`: the term has no member yet."""

    term: Term
    day: date
    first: bool


def taking(options: Mapping[str, Any]) -> Taking:
    """The term and the day: that of today where nothing is said, the first day of a term without members.

    With `first_term` a list may come before any term was entered: then its term has no number in the table yet.
    Raises TermMissing.
    """
    term, asked = _term(options), options.get("day")
    first = db.session.scalar(select(Membership.id).where(Membership.term_id == term.id).limit(1)) is None
    day = asked or (term.begins_on if first else day_within(term, today()))
    if day != day_within(term, day):
        raise TermMissing(_("The day is not within the term %(term)s. Choose another day.", term=term.title))
    return Taking(term, day, first)


def entry_of(options: Mapping[str, Any]) -> Entry:
    """Who decided and on what basis, as it was typed."""
    decided_by, basis = options.get("decided_by") or "", options.get("basis") or ""
    reason = options.get("reason") or _("Import of a roster")
    if not decided_by:
        return Entry(reason=reason, note=basis)
    return Entry(reason=reason, decision=Decision(decided_by, options.get("decided_on") or today(), basis))


def _term(options: Mapping[str, Any]) -> Term:
    term_id, number = options.get("term_id"), options.get("number")
    found = db.session.scalars(select(Term).order_by(Term.begins_on.desc())).all()
    if not found and options.get("first_term"):
        return Term(number=number or 1, title=f"第{number or 1}届", begins_on=options.get("day") or today())
    if not found:
        raise TermMissing(_("No term has been entered yet. Enter it on the page “Terms and seats” first."))
    if term_id:
        known = [it for it in found if it.id == term_id]
    elif number:
        known = [it for it in found if it.number == number]
    else:
        known = [it for it in found if it.begins_on <= today()] or [found[-1]]
    if not known:
        raise TermMissing(_("There is no such term. Enter it on the page “Terms and seats” first."))
    return known[0]
