"""The table of limits in use: looked up, checked, held against the text of the rule, taken over from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from plugins.rules_revision.engine import Node
from plugins.rules_revision.engine.bands import Band
from plugins.rules_revision.engine.coverage import flaws
from plugins.rules_revision.limits import SENTENCES, flaw_amounts
from plugins.rules_revision.parameters import amounts_in_words
from portal.errors import PortalError
from portal.extensions import db
from portal.items import Change, SignedIn
from portal.records.writing import load, record, writing

from .models import Limit
from .textual import limit_tables, second_signatures


class NoLimits(PortalError):
    """There is nothing to take over."""

    status = 409


@dataclass(frozen=True)
class LimitFacts:
    """What is said of one limit, in cents."""

    expense: str
    first: int
    last: int | None
    approver: str
    second_from: int | None = None
    second: str = ""
    basis: str = ""


@dataclass(frozen=True)
class Difference:
    """Where the table in use and the text of the rule say something else; empty where one says nothing."""

    expense: str
    amounts: str
    in_table: str
    in_text: str
    place: str


def limits(user: SignedIn | None) -> Sequence[Limit]:
    """The table in use, by kind of expense and amount."""
    return db.session.scalars(Limit.visible_to(user).order_by(Limit.expense, Limit.first, Limit.id)).all()


def by_expense(rows: Iterable[Limit]) -> dict[str, list[Limit]]:
    """The table in parts, one for each kind of expense."""
    parts: dict[str, list[Limit]] = {}
    for row in rows:
        parts.setdefault(row.expense, []).append(row)
    return parts


def who_approves(rows: Iterable[Limit], cents: int, expense: str = "") -> list[Limit]:
    """The limits that hold for an amount; more than one where kinds of expense differ, or the table is wrong."""
    return [it for it in rows if it.band.holds(cents) and (not expense or it.expense == expense)]


def flaws_of(rows: Sequence[Limit]) -> list[str]:
    """What is wrong with the limits of one kind of expense, in sentences."""
    found = flaws([it.band for it in rows])
    return [_(SENTENCES[it.flaw]) % {"amounts": flaw_amounts(it), "places": _names(rows, it.bands)} for it in found]


def without_second(rows: Sequence[Limit]) -> bool:
    """Whether nobody signs besides from any amount on, though there is a table."""
    return bool(rows) and not any(it.second for it in rows)


def add_limit(facts: LimitFacts) -> int:
    """Add a limit; returns its number."""
    with writing() as tx:
        limit = Limit(**vars(facts))
        tx.session.add(limit)
        record(Change(limit, "entered"))
        return limit.id


def change_limit(limit_id: int, version: int, facts: LimitFacts) -> None:
    """Change a limit. Raises NotThere, StaleRecord."""
    with writing():
        limit = load(Limit, limit_id, version)
        changed = tuple(name for name, value in vars(facts).items() if getattr(limit, name) != value)
        for name in changed:
            setattr(limit, name, getattr(facts, name))
        record(Change(limit, "changed", fields=changed))


def drop_limit(limit_id: int, version: int) -> None:
    """Take a limit off the table. Raises NotThere, StaleRecord."""
    with writing() as tx:
        limit = load(Limit, limit_id, version)
        tx.session.delete(limit)
        record(Change(limit, "dropped"))


def take_over(tree: Node | None) -> int:
    """Replace the table by the limits of the rule in force; returns how many there are. Raises NoLimits."""
    rows = read_out(tree) if tree is not None else []
    if not rows:
        raise NoLimits(_("No rule in force says up to which amount who approves: there is nothing to take over."))
    with writing() as tx:
        for old in tx.session.scalars(select(Limit).with_for_update()).all():
            tx.session.delete(old)
            record(Change(old, "dropped"))
        for facts in rows:
            limit = Limit(**vars(facts))
            tx.session.add(limit)
            record(Change(limit, "entered"))
    return len(rows)


def read_out(tree: Node) -> list[LimitFacts]:
    """The limits that a rule lays down, with those who sign together from some amount on."""
    several = second_signatures(tree)
    second = several[0][1] if several else None
    return [
        LimitFacts(
            table.expense or _("Expense"), band.first, band.last, band.who, *_second(band.last, second), said.place
        )
        for table in limit_tables(tree)
        for said, band in table.rows
        if band.last is None or band.last >= band.first
    ]


def differences(rows: Sequence[Limit], tree: Node | None) -> list[Difference]:
    """Where the table and the text of the rule in force part; nothing where there is no text."""
    told = read_out(tree) if tree is not None else []
    in_text = {(it.expense, it.first, it.last): it for it in told}
    in_table = {(it.expense, it.first, it.last): it for it in rows}
    found = []
    for key in dict.fromkeys([*in_text, *in_table]) if told else ():
        text, row = in_text.get(key), in_table.get(key)
        said, kept = (f"{it.approver}{_besides(it)}" if it else "" for it in (text, row))
        if said != kept:
            place = text.basis if text else ""
            found.append(Difference(key[0], amounts_in_words(key[1], key[2]), kept, said, place))
    return found


def _second(last: int | None, second: Band | None) -> tuple[int | None, str]:
    if second is None or (last is not None and last < second.first):
        return None, ""
    return second.first, second.who


def _besides(it: Limit | LimitFacts) -> str:
    return _(" (signed besides: %(who)s)", who=it.second) if it.second else ""


def _names(rows: Sequence[Limit], places: Iterable[int]) -> str:
    return "、".join(dict.fromkeys(rows[at].basis or amounts_in_words(rows[at].first, rows[at].last) for at in places))
