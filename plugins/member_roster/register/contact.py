"""Contact and biography of a member: sealed, and the audit names only the fields."""

from portal.items import Change
from portal.records.sealed_fields import read_sealed, reveal, write_sealed
from portal.records.writing import load, record, writing

from ..models import Member

FIELDS = ("phone", "address", "biography")


def change_contact(member_id: int, version: int, values: dict[str, str]) -> None:
    """Keep contact and biography; a field that is not named stays as it is. Raises NotThere, StaleRecord."""
    with writing():
        member = load(Member, member_id, version)
        changed = tuple(it for it in FIELDS if it in values and values[it] != (read_sealed(member, it) or ""))
        for name in changed:
            write_sealed(member, name, values[name])
        record(Change(member, "contact_changed", fields=changed))


def show_whole(member_id: int, field: str, reason: str) -> str:
    """A whole value for somebody who has to use it; who saw it and why is noted. Raises NotThere, ReasonMissing."""
    with writing():
        return reveal(load(Member, member_id), field, reason) or ""
