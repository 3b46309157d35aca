"""Sectors, townships and member groups: entering and changing them."""

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from portal.errors import PortalError
from portal.items import Change
from portal.records.writing import Transaction, load, record, writing

from ..models import MemberGroup, Sector, Township

LISTS: dict[str, type[Sector | Township | MemberGroup]] = {
    "sectors": Sector, "townships": Township, "groups": MemberGroup,
}  # fmt: skip


class TitleTaken(PortalError):
    """The list has this entry already."""

    status = 409


@dataclass(frozen=True)
class ListEntry:
    """What is known of an entry; `township_id` of a member group only."""

    title: str
    position: int = 0
    in_use: bool = True
    township_id: int | None = None


def add_to_list(which: str, entry: ListEntry) -> int:
    """Enter a sector, a township or a group; returns its number. Raises TitleTaken."""
    with writing() as tx:
        made = LISTS[which](**_values(which, entry))
        _check_title(tx, made, entry.title)
        tx.session.add(made)
        record(Change(made, "entered"))
        return made.id


def change_in_list(which: str, entry_id: int, version: int, entry: ListEntry) -> None:
    """Change an entry. Raises NotThere, StaleRecord, TitleTaken."""
    with writing() as tx:
        found: Any = load(LISTS[which], entry_id, version)
        _check_title(tx, found, entry.title)
        values = _values(which, entry)
        changed = tuple(name for name, value in values.items() if getattr(found, name) != value)
        for name in changed:
            setattr(found, name, values[name])
        record(Change(found, "changed", fields=changed))


def _values(which: str, entry: ListEntry) -> dict[str, Any]:
    values = dict(vars(entry))
    if which != "groups":
        del values["township_id"]
    return values


def _check_title(tx: Transaction, mine: Any, title: str) -> None:
    model = type(mine)
    with tx.session.no_autoflush:
        others = select(model.id).where(model.title == title, model.id != (mine.id or 0))
        if tx.session.scalar(others.limit(1)) is not None:
            raise TitleTaken(_("The list has this entry already. Use that one, or choose another title."))
