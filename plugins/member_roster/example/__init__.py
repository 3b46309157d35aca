"""A term of an invented county: sectors, seats, members, offices; nobody in it ever lived."""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.clock import today
from portal.items import Change, Decision, Entry
from portal.records.writing import record, writing

from ..facts.entering import NewEvent, enter
from ..facts.people import add_members, memberships_of
from ..facts.seats import approve, lock_term
from ..models import Adjustment, MemberGroup, SeatQuota, Sector, Term, Township
from ..terms import ADDITION, ELECTED, ELECTION, IMPORT, JOINED

TEXT = Path(__file__).with_name("roster.toml")
COLUMNS = ("name", "gender", "born", "ethnicity", "party", "education")


def load() -> None:
    """Enter the example unless there is a term already."""
    told = tomllib.loads(TEXT.read_text("utf-8"))
    with writing() as tx:
        if tx.session.scalar(select(Term.id).limit(1)) is not None:
            return
        begins = today() - timedelta(days=300)
        term = Term(number=told["number"], title=told["title"], begins_on=begins, targets=told["targets"])
        sectors = {it: Sector(title=it, position=place) for place, it in enumerate(told["sectors"])}
        townships = {it: Township(title=it, position=place) for place, it in enumerate(told["townships"])}
        tx.session.add_all([term, *sectors.values(), *townships.values()])
        tx.session.flush()
        groups = {it: MemberGroup(title=f"{it}委员活动组", township_id=made.id) for it, made in townships.items()}
        tx.session.add_all(groups.values())
        for made in (term, *sectors.values(), *townships.values(), *groups.values()):
            record(Change(made, "entered"))
        _approve(tx.session, term, sectors, told)
        lists = ({it: made.id for it, made in some.items()} for some in (sectors, townships, groups))
        _seat(tx.session, term, told, *lists)


def _approve(session: Session, term: Term, sectors: dict[str, Sector], told: dict[str, Any]) -> None:
    paper = {"valid_from": term.begins_on, "document": told["document"], "decided_by": told["decided_by"]}
    entry = _decided(told["decided_by"], term.begins_on, told["document"])
    lock_term(session, term.id)
    quotas = [SeatQuota(term_id=term.id, seats=told["seats"], kept_back=1, binding=True, **paper)]
    for title, seats in told["sectors"].items():
        quotas.append(SeatQuota(term_id=term.id, sector_id=sectors[title].id, seats=seats, binding=False, **paper))
    for quota in quotas:
        session.add(quota)
        record(Change(quota, "approved", entry=entry))
        approve(session, term.id, quota.sector_id)


def _seat(
    session: Session, term: Term, told: dict[str, Any], sectors: dict[str, int], townships: dict[str, int],
    groups: dict[str, int],
) -> None:  # fmt: skip
    people = [dict(zip(COLUMNS, row, strict=False)) for row in told["members"]]
    ids = add_members(session, people)
    places = memberships_of(session, term.id, ids)
    numbers = {person["name"]: places[number] for person, number in zip(people, ids, strict=True)}
    joined = []
    for person, (*_known, sector, township, post) in zip(people, told["members"], strict=True):
        seat = {"sector_id": sectors[sector], "township_id": townships.get(township), "group_id": groups.get(township)}
        facts = person | seat | {"post": post}
        joined.append(NewEvent(numbers[person["name"]], JOINED, term.begins_on, facts, ADDITION))
    _batch(session, term, IMPORT, "第七届委员名单", joined, "七届一次常委会会议")
    elected = [
        NewEvent(numbers[name], ELECTED, term.begins_on, {"office": office})
        for office, names in told["offices"].items()
        for name in names
    ]
    _batch(session, term, ELECTION, "七届一次全体会议选举结果", elected, "七届一次全体会议")


def _batch(session: Session, term: Term, origin: str, title: str, events: list[NewEvent], who: str) -> None:
    batch = Adjustment(
        term_id=term.id, origin=origin, title=title, state="effective", takes_effect_on=term.begins_on, scope="office"
    )  # fmt: skip
    session.add(batch)
    session.flush()
    enter(batch, events)
    record(Change(batch, "entered", entry=_decided(who, term.begins_on, title), moved=("", "effective")))


def _decided(who: str, day: date, basis: str) -> Entry:
    return Entry(decision=Decision(who, day, basis))
