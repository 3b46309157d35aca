"""What a member may do about the own entry in the roster: mend the telephone number and the address."""

from sqlalchemy import select

from portal.errors import NotThere
from portal.extensions import db
from portal.items import Change, SignedIn
from portal.records.sealed_fields import read_sealed, write_sealed
from portal.records.writing import load, record, writing

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


def correct_contact(member_id: int, version: int, phone: str, address: str) -> None:
    """Change the own contact; who changed which field is on record, not what it says.

    Raises NotThere, StaleRecord.
    """
    typed = {"phone": phone, "address": address}
    with writing():
        member = load(Member, member_id, version)
        changed = tuple(name for name, value in typed.items() if (read_sealed(member, name) or "") != value)
        for name in changed:
            write_sealed(member, name, typed[name])
        if changed:
            record(Change(member, "contact_changed", fields=changed))


def told_on(member: Member) -> AdjustmentLine | None:
    """The newest note that the member was told what will be published."""
    query = select(AdjustmentLine).where(AdjustmentLine.member_id == member.id, AdjustmentLine.told_on.is_not(None))
    return db.session.scalar(query.order_by(AdjustmentLine.told_on.desc()).limit(1))
