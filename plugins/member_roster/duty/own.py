"""What a member reads of the own entry in the roster."""

from sqlalchemy import select

from portal.errors import NotThere
from portal.extensions import db
from portal.items import SignedIn
from portal.records.sealed_fields import read_sealed

from ..models import AdjustmentLine, Member

CONTACT = ("phone", "address")


def own_member(user: SignedIn) -> Member:
    """The member behind an account. Raises NotThere."""
    found = db.session.scalar(select(Member).where(Member.user_id == user.id))
    if found is None:
        raise NotThere
    return found


def contact_of(member: Member) -> dict[str, str]:
    """The own contact, to be read by the member."""
    return {name: read_sealed(member, name) or "" for name in CONTACT}


def told_on(member: Member) -> AdjustmentLine | None:
    """The newest note that the member was told what will be published."""
    query = select(AdjustmentLine).where(AdjustmentLine.member_id == member.id, AdjustmentLine.told_on.is_not(None))
    return db.session.scalar(query.order_by(AdjustmentLine.told_on.desc()).limit(1))
