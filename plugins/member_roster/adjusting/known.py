"""What the roster knows of a member whom a line names: lines keep it, so that papers and announcements are whole."""

from typing import Any

from sqlalchemy import select

from portal.extensions import db

from ..facts.replaying import PERSON, PLACE
from ..models import Member, Membership, Standing


def person_of(member: Member) -> dict[str, Any]:
    """Who the member is."""
    return {name: getattr(member, name) for name in PERSON}


def seat_of(member_id: int, term_id: int) -> dict[str, Any]:
    """How a member of a term stands, or stood last in it; nothing where there was no seat."""
    mine = (Membership.member_id == member_id) & (Membership.term_id == term_id)
    query = select(Standing).join(Membership, Membership.id == Standing.membership_id).where(mine)
    standing = db.session.scalar(query.order_by(Standing.begins.desc()).limit(1))
    return {name: getattr(standing, name) for name in PLACE} if standing else {}
