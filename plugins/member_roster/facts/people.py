"""Members and their memberships: who is written about, before anything is said of them."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..models import Member, Membership
from .bulk import add_rows, parts, take_ids
from .names import keys_of, plain_name
from .replaying import PERSON


def add_members(session: Session, people: Sequence[dict[str, Any]]) -> list[int]:
    """Make members of what is known of new people (name, gender, ethnicity, born, education); returns their numbers.

    Whoever has the same name stays another person: who is who was decided before. Call it inside writing() only.
    """
    ids = list(take_ids(session, Member, len(people)))
    rows = [{"id": number, "version": 1, **person_row(facts)} for number, facts in zip(ids, people, strict=True)]
    add_rows(session, Member, rows)
    return ids


def person_row(facts: dict[str, Any]) -> dict[str, Any]:
    """The columns of a member that facts fill, with the keys of the name."""
    name = plain_name(facts["name"])
    return {it: facts.get(it) or "" for it in PERSON} | {"name": name, **vars(keys_of(name))}


def memberships_of(session: Session, term_id: int, member_ids: Iterable[int]) -> dict[int, int]:
    """The membership of each of these members in a term, made where there was none. Call it inside writing() only."""
    wanted = list(dict.fromkeys(member_ids))
    found: dict[int, int] = {}
    sort_keys: dict[int, str] = {}
    for part in parts(wanted):
        there = select(Membership.member_id, Membership.id)
        found |= dict(session.execute(there.where(Membership.term_id == term_id, Membership.member_id.in_(part))).all())
        sort_keys |= dict(session.execute(select(Member.id, Member.pinyin_key).where(Member.id.in_(part))).all())
    new = [it for it in wanted if it not in found]
    made = dict(zip(new, take_ids(session, Membership, len(new)), strict=True))
    rows = [{"id": made[it], "member_id": it, "term_id": term_id, "sort_key": sort_keys[it]} for it in new]
    add_rows(session, Membership, rows)
    return found | made
