"""The public directory: it reads cards, the approved total and announced batches, and nothing else of a member."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select

from ..facts.names import keys_of
from ..models import Adjustment, DirectoryCard, SeatQuota, Sector, Term

PAGE_SIZE = 60
RECENT = 10
Key = tuple[str, int]
_COLUMNS = (DirectoryCard.name, Sector.title, DirectoryCard.post, DirectoryCard.offices)


@dataclass(frozen=True)
class SectorCount:
    """A sector with the number of members that the directory shows."""

    id: int
    title: str
    members: int


@dataclass(frozen=True)
class CardPage:
    """One page of the directory, and the key of the next."""

    rows: Sequence[Row[str, str, str, str, str, int]]
    after: Key | None


def term_on(connection: Connection, day: date) -> Row[int, str] | None:
    """The term of a day: its number and title."""
    query = select(Term.id, Term.title).where(Term.begins_on <= day, Term.ends_on.is_(None) | (Term.ends_on >= day))
    return connection.execute(query.order_by(Term.begins_on.desc()).limit(1)).first()


def approved_total(connection: Connection, term_id: int, day: date) -> int | None:
    """The seats approved for a term on a day."""
    ours = SeatQuota.term_id == term_id, SeatQuota.sector_id.is_(None), SeatQuota.valid_from <= day
    return connection.scalar(
        select(SeatQuota.seats).where(*ours).order_by(SeatQuota.valid_from.desc(), SeatQuota.id.desc()).limit(1)
    )


def sectors(connection: Connection, term_id: int, day: date) -> list[SectorCount]:
    """The sectors that have members, in their order."""
    count = func.count(DirectoryCard.id)
    query = _shown(select(Sector.id, Sector.title, count), term_id, day).group_by(
        Sector.id, Sector.title, Sector.position
    )
    return [SectorCount(*row) for row in connection.execute(query.order_by(Sector.position, Sector.id))]


def cards(
    connection: Connection, term_id: int, day: date, sector_id: int | None, name: str, after: Key | None
) -> CardPage:
    """Members on a day by surname, of one sector or all, of whom the name contains what was typed."""
    query = _shown(select(*_COLUMNS, DirectoryCard.sort_key, DirectoryCard.id), term_id, day)
    if sector_id is not None:
        query = query.where(DirectoryCard.sector_id == sector_id)
    if key := keys_of(name).name_key if name.strip() else "":
        query = query.where(DirectoryCard.name_key.contains(key, autoescape=True))
    if after is not None:
        query = query.where(_beyond(*after))
    rows = connection.execute(query.order_by(DirectoryCard.sort_key, DirectoryCard.id).limit(PAGE_SIZE + 1)).all()
    more = len(rows) > PAGE_SIZE
    return CardPage(rows[:PAGE_SIZE], (rows[PAGE_SIZE - 1][-2], rows[PAGE_SIZE - 1][-1]) if more else None)


def announced(connection: Connection, term_id: int) -> Sequence[Row[int, str, str, date | None]]:
    """The last announced batches: number, title, document, day of effect."""
    columns = Adjustment.id, Adjustment.title, Adjustment.document, Adjustment.takes_effect_on
    query = select(*columns).where(Adjustment.term_id == term_id, Adjustment.for_everybody())
    return connection.execute(
        query.order_by(Adjustment.takes_effect_on.desc(), Adjustment.id.desc()).limit(RECENT)
    ).all()


def _shown(query: Any, term_id: int, day: date) -> Any:
    query = query.select_from(DirectoryCard).join(Sector, Sector.id == DirectoryCard.sector_id)
    query = query.join(Adjustment, Adjustment.id == DirectoryCard.adjustment_id)
    on_the_day = DirectoryCard.begins <= day, DirectoryCard.ends.is_(None) | (DirectoryCard.ends > day)
    return query.where(DirectoryCard.term_id == term_id, *on_the_day, Adjustment.for_everybody())


def _beyond(sort_key: str, number: int) -> ColumnElement[bool]:
    same = and_(DirectoryCard.sort_key == sort_key, DirectoryCard.id > number)
    return or_(DirectoryCard.sort_key > sort_key, same)
