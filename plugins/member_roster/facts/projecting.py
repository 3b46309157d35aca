"""Standings, offices and members as the events say: deleted and written anew for the memberships that are touched."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from types import SimpleNamespace
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.util import identity_key

from ..models import Member, Membership, OfficeHeld, RosterEvent, Standing, Term
from .bulk import add_rows, parts, table_of
from .people import person_row
from .replaying import PERSON, Happened, Replayed, in_order, replay
from .seats import check_seats, seats_kept

_OF_EVENT = ("id", "membership_id", "action", "happened_on", "facts", "replaces_id")
_EVENT = [RosterEvent.__table__.c[it] for it in _OF_EVENT]
_MEMBER = [Member.__table__.c[it] for it in ("id", *PERSON)]


class Projection:
    """The events of some memberships of one term, and of the same people in other terms."""

    def __init__(self, session: Session, term: Term, membership_ids: Iterable[int]) -> None:
        self.session, self.term = session, term
        self.touched = list(dict.fromkeys(membership_ids))
        self.replayed: dict[int, Replayed] = {}
        self.told: dict[int, set[str]] = defaultdict(set)  # of each member, the names of the facts that events set
        self._events: dict[int, list[Happened]] = defaultdict(list)
        self._member: dict[int, int] = {}
        self._memberships: dict[int, list[int]] = defaultdict(list)
        self._read()

    def events_of(self, membership_id: int) -> Sequence[Happened]:
        """The events of a membership."""
        return self._events[membership_id]

    def name_of(self, membership_id: int) -> str:
        """What the person is called."""
        return self.session.scalars(select(Member.name).where(Member.id == self._member[membership_id])).one()

    def add(self, rows: Iterable[dict[str, Any]]) -> None:
        """Take new events in, and replay what they touch."""
        self._had = {it for it in self.touched if self._events[it]}
        for row in rows:
            self._events[row["membership_id"]].append(SimpleNamespace(**row))
            self.told[self._member[row["membership_id"]]].update(row["facts"])
        self.replayed = {it: replay(self._events[it]) for it in self.touched}

    def write(self) -> None:
        """Delete what was written of the memberships and write it anew. Raises NoSeat."""
        self._delete()
        standings = [self._standing(it, stood) for it, told in self.replayed.items() for stood in told.standings]
        spans = ((it["sector_id"], (it["begins"], it["ends"])) for it in standings)
        check_seats(self.session, self.term.id, spans)
        with seats_kept():
            add_rows(self.session, Standing, standings)
        offices = [{"membership_id": it, **vars(held)} for it, told in self.replayed.items() for held in told.offices]
        add_rows(self.session, OfficeHeld, offices)
        self._write_members()

    def _read(self) -> None:
        columns = Membership.id, Membership.member_id
        for part in parts(self.touched):
            mine = Membership.id.in_(part), Membership.term_id == self.term.id
            self._member |= dict(self.session.execute(select(*columns).where(*mine)).all())
        for part in parts(set(self._member.values())):
            for number, member_id in self.session.execute(select(*columns).where(Membership.member_id.in_(part))):
                self._memberships[member_id].append(number)
        for part in parts(it for numbers in self._memberships.values() for it in numbers):
            for event in self.session.execute(select(*_EVENT).where(RosterEvent.membership_id.in_(part))):
                self._events[event.membership_id].append(event)

    def _standing(self, membership_id: int, stood: Any) -> dict[str, Any]:
        return {"membership_id": membership_id, "term_id": self.term.id, **vars(stood)}

    def _delete(self) -> None:
        for part in parts(self._had):
            for model in (Standing, OfficeHeld):
                gone = delete(model).where(model.membership_id.in_(part))
                self.session.execute(gone, execution_options={"synchronize_session": False})

    def _write_members(self) -> None:
        rows = []
        for part in parts(self._memberships):
            for known in self.session.execute(select(*_MEMBER).where(Member.id.in_(part))):
                facts = self._facts(known.id)
                if facts and any(getattr(known, it) != (facts.get(it) or "") for it in PERSON):
                    rows.append(person_row(facts) | {"number": known.id})
        self._update(rows)

    def _facts(self, member_id: int) -> dict[str, Any]:
        """What is known of a person last, from the events of all terms."""
        facts: dict[str, Any] = {}
        for event in in_order(it for number in self._memberships[member_id] for it in self._events[number]):
            facts |= event.facts
        return facts

    def _update(self, rows: list[dict[str, Any]]) -> None:
        if not rows:
            return
        members, memberships = table_of(Member), table_of(Membership)
        connection = self.session.connection()
        names = [it for it in rows[0] if it != "number"]
        values: dict[str, Any] = {name: bindparam(name) for name in names} | {"version": members.c.version + 1}
        connection.execute(update(members).where(members.c.id == bindparam("number")).values(values), rows)
        sort_key = update(memberships).where(memberships.c.member_id == bindparam("number"))
        keys = [{"number": row["number"], "key": row["pinyin_key"]} for row in rows]
        connection.execute(sort_key.values(sort_key=bindparam("key")), keys)
        for row in rows:  # what the session has of them is old now
            if known := self.session.identity_map.get(identity_key(Member, row["number"])):
                self.session.expire(known)
