"""The roster as of a day: the first page with a million events beside the one with ten thousand."""

from collections.abc import Iterator
from datetime import date, timedelta
from importlib import import_module
from typing import Any

from flask import Flask
from sqlalchemy import select

from portal.records.writing import writing

from .installation import staff_page
from .measure import fastest
from .table import growth

FEW, MANY = 10_000, 1_000_000
EACH = 10  # events, and so standings, of one member
BEGIN, STEP = date(2100, 1, 1), timedelta(days=100)
DAY = BEGIN + EACH * STEP
PART = 5_000  # members written at once
NAMES = ("丁浩", "唐玉兰", "莫建军", "罗秀芳", "覃世才", "欧阳伟", "单晓", "曾国强")


def measure(app: Flask) -> Iterator[str]:
    """Write events into one term and time its page, then many more into the same term."""
    with app.app_context():
        term_id = _term()
        _write(term_id, 0, FEW // EACH)
    address = f"/member_roster/staff/?term={term_id}&on={DAY.isoformat()}"
    few = fastest({"page": staff_page(app, address)})["page"]
    with app.app_context():
        for first in range(FEW // EACH, MANY // EACH, PART):
            _write(term_id, first, min(PART, MANY // EACH - first))
    many = fastest({"page": staff_page(app, address)})["page"]
    yield growth("first page of the roster as of a day, 1,000,000 events", many, "10,000 events", few, 1.3)


def _term() -> int:
    models = import_module("plugins.member_roster.models")
    with writing() as tx:
        term = models.Term(number=999, title="Benchmark", begins_on=BEGIN)
        tx.session.add(term)
        tx.session.flush()
        return int(term.id)


def _write(term_id: int, first: int, count: int) -> None:
    """Members with a standing for each of their events, past the services: only what a page reads must be there."""
    models = import_module("plugins.member_roster.models")
    bulk, people = (import_module(f"plugins.member_roster.facts.{it}") for it in ("bulk", "people"))
    with writing() as tx:
        session = tx.session
        sector = session.scalar(select(models.Sector.id).limit(1))
        batch = models.Adjustment(
            term_id=term_id, origin="import", title="Benchmark", state="effective", scope="office"
        )
        session.add(batch)
        session.flush()
        names = [NAMES[number % len(NAMES)] for number in range(first, first + count)]
        ids = people.add_members(session, [{"name": name} for name in names])
        places = people.memberships_of(session, term_id, ids)
        told = [(places[number], name) for number, name in zip(ids, names, strict=True)]
        bulk.add_rows(session, models.RosterEvent, [_event(batch.id, *it, turn) for it in told for turn in range(EACH)])
        seats = {"term_id": term_id, "sector_id": sector}
        rows = [seats | _standing(*it, turn) for it in told for turn in range(EACH)]
        bulk.add_rows(session, models.Standing, rows)


def _event(batch_id: int, place: int, name: str, turn: int) -> dict[str, Any]:
    action = "changed" if turn else "joined"
    facts = {"post": f"Post {turn}"} if turn else {"name": name, "sector_id": 1}
    return {
        "adjustment_id": batch_id, "membership_id": place, "action": action, "change": "", "facts": facts,
        "happened_on": BEGIN + turn * STEP, "replaces_id": None, "note": "",
    }  # fmt: skip


def _standing(place: int, name: str, turn: int) -> dict[str, Any]:
    begins = BEGIN + turn * STEP
    return {
        "membership_id": place, "begins": begins, "ends": begins + STEP if turn < EACH - 1 else None, "name": name,
        "township_id": None, "group_id": None, "party": "", "post": f"Post {turn}",
    }  # fmt: skip
