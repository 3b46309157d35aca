"""What a member reads of the own entry in the roster."""

from datetime import date

from sqlalchemy import select

from portal.extensions import db
from portal.items import SignedIn
from portal.records.sealed_fields import read_sealed

from ..models import DirectoryCard, Member, Membership, PublicationNotice, Sector

CONTACT = ("phone", "address")


def own_member(user: SignedIn) -> Member | None:
    """The member behind an account, if there is one."""
    return db.session.scalar(select(Member).where(Member.user_id == user.id))


def contact_of(member: Member) -> dict[str, str]:
    """The own contact, to be read by the member."""
    return {name: read_sealed(member, name) or "" for name in CONTACT}


def told_on(member: Member) -> date | None:
    """When the member was told last what will be published."""
    query = select(PublicationNotice.told_on).join(Membership, Membership.id == PublicationNotice.membership_id)
    query = query.where(Membership.member_id == member.id).order_by(PublicationNotice.told_on.desc())
    return db.session.scalar(query.limit(1))


def card_of(membership_id: int) -> tuple[DirectoryCard, str] | None:
    """The newest card of a member in the directory, with the name of its sector."""
    query = select(DirectoryCard, Sector.title).join(Sector, Sector.id == DirectoryCard.sector_id)
    newest = query.where(DirectoryCard.membership_id == membership_id).order_by(DirectoryCard.begins.desc()).limit(1)
    row = db.session.execute(newest).first()
    return None if row is None else (row[0], row[1])
