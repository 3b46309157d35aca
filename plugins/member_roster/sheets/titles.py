"""Sectors, townships and groups by the titles that stand in cells."""

import unicodedata
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from portal.extensions import db
from portal.items import Change
from portal.office.importing import Message, nearest
from portal.records.writing import current_transaction, record

from ..models import MemberGroup, Sector, Township
from .other_titles import other_titles, tidy_title

LISTS: dict[str, type[Sector | Township | MemberGroup]] = {
    "sector_id": Sector, "township_id": Township, "group_id": MemberGroup,
}  # fmt: skip
_ENDINGS = ("界别", "界")


@dataclass(frozen=True)
class Title:
    """A title in a list: its number, or None while it is only to be added."""

    text: str
    number: int | None


@dataclass
class Titles:
    """All lists. With `may_add` a title that is in none of them is to be added, else its row is wrong."""

    may_add: bool
    known: dict[str, dict[str, Title]] = field(default_factory=dict)
    words: dict[str, dict[int, str]] = field(default_factory=dict)
    added: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in LISTS})

    @classmethod
    def read(cls, may_add: bool | None) -> "Titles":
        """The lists as they are. Where nothing is said, titles may be added while there is no sector at all."""
        found = cls(bool(may_add))
        for name, model in LISTS.items():
            rows = db.session.execute(select(model.id, model.title).order_by(model.in_use, model.id.desc())).all()
            found.known[name] = {_plain(title): Title(title, number) for number, title in rows}
            found.words[name] = dict(rows)
        if may_add is None:
            found.may_add = not found.known["sector_id"]
        return found

    def look_up(self, name: str, written: str) -> Title | Message:
        """The title that is meant, or what is wrong with it."""
        known, plain = self.known[name], _plain(written)
        others = {known[it] for it in other_titles(name, plain) if it in known}
        title = known.get(plain) or (next(iter(others)) if len(others) == 1 else None)
        if title is None and others:
            titles = "、".join(sorted(it.text for it in others))
            return Message(_("“%(title)s” may be %(titles)s. Write which.", title=written, titles=titles), name)
        if title is None and self.may_add:
            title = known[plain] = Title(tidy_title(written), None)
            self.added[name].append(title.text)
        if title is not None:
            return title
        near = nearest(written, [it.text for it in known.values()])
        return Message(
            _("“%(title)s” is not in the list. Mend it, or choose to add what is missing.", title=written), name, near
        )


def add_titles(titles: Titles) -> dict[str, dict[str, int]]:
    """Enter the titles that are to be added; returns their numbers. Inside writing() only."""
    session, made = current_transaction().session, dict[str, dict[str, int]]()
    for name, model in LISTS.items():
        first = len(titles.words[name])
        entries: list[Any] = [model(title=it, position=first + at) for at, it in enumerate(titles.added[name])]
        session.add_all(entries)
        session.flush()
        for entry in entries:
            record(Change(entry, "entered"))
        made[name] = {it.title: it.id for it in entries}
    return made


def alike(title: str, written: str) -> bool:
    """Whether two titles are the same but for blanks, a count behind them and 界 at the end."""
    return _plain(title) == _plain(written)


def _plain(title: str) -> str:
    text = "".join(unicodedata.normalize("NFKC", tidy_title(title)).split())
    return next((text.removesuffix(it) for it in _ENDINGS if text.endswith(it) and text != it), text)
