"""Pages of a long list by key: as quick on the last page as on the first, and nothing is counted."""

from dataclasses import dataclass
from typing import Any

from flask import request, url_for
from sqlalchemy import Select
from sqlalchemy.orm import InstrumentedAttribute

from ..extensions import db

AFTER, BEFORE = "after", "before"


@dataclass(frozen=True)
class Page:
    """Rows, and the addresses of the pages beside this one, empty where there is none."""

    rows: list[Any]
    next_url: str = ""
    previous_url: str = ""
    more: str = ""


def read_page(query: Select[Any], key: InstrumentedAttribute[Any], size: int = 50, newest_first: bool = False) -> Page:
    """The page that the address asks for with `after` or `before`; `key` is unique and sorts the list."""
    after, before = _wanted(key, AFTER), _wanted(key, BEFORE)
    backwards = after is None and before is not None
    falling = newest_first != backwards
    start = before if backwards else after
    if start is not None:
        query = query.where(key < start if falling else key > start)
    found = list(db.session.scalars(query.order_by(key.desc() if falling else key).limit(size + 1)))
    rows, further = found[:size], len(found) > size
    if backwards:
        rows.reverse()
    return Page(
        rows,
        next_url=_beside(AFTER, rows[-1], key) if rows and (backwards or further) else "",
        previous_url=_beside(BEFORE, rows[0], key) if rows and (further if backwards else after is not None) else "",
    )


def _wanted(key: InstrumentedAttribute[Any], name: str) -> Any:
    """The key in the address; one that cannot be a key asks for the beginning."""
    return request.args.get(name, type=key.type.python_type)


def _beside(name: str, row: Any, key: InstrumentedAttribute[Any]) -> str:
    others = {it: value for it, value in request.args.items() if it not in (AFTER, BEFORE) and value}
    return url_for(str(request.endpoint), **{**(request.view_args or {}), **others, name: getattr(row, key.key)})
