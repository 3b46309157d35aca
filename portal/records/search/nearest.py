"""Finding the records that say much the same as a text."""

from sqlalchemy import ColumnElement, select

from ...extensions import db
from ...items import SignedIn
from ..models import Record
from . import prefilter
from .letters import normalise, pairs, pieces
from .models import FTS, SearchEntry

CANDIDATES = 200


def nearest(
    text: str, model: type[Record], user: SignedIn | None, *conditions: ColumnElement[bool], most: int = 5
) -> list[int]:
    """The numbers of the records of a kind that share most pairs of letters with a text; of equal ones the newest.

    Only records that the person may see and the conditions let through, and that have a piece of the text; of many,
    the newest 200 are compared.
    """
    wanted = normalise(text)
    alternatives = [pairs(piece) for piece in pieces(wanted)]
    if not alternatives:
        return []
    seen = model.visible_to(user).where(model.id == SearchEntry.record_id, *conditions).exists()
    with db.engine.connect() as connection:
        query = select(SearchEntry.record_id, SearchEntry.normalised).join_from(
            FTS, SearchEntry, SearchEntry.id == FTS.c.rowid
        )
        query = query.where(prefilter.has_one(connection, alternatives), SearchEntry.kind == model.kind, seen)
        found = connection.execute(query.order_by(FTS.c.rowid.desc()).limit(CANDIDATES)).all()
    mine = set(pairs(wanted))
    ranked = sorted(found, key=lambda row: len(mine & set(pairs(row.normalised))), reverse=True)
    return [row.record_id for row in ranked[:most]]
