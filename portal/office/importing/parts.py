"""What stands in an import, in pieces: packed, and sealed with the import's own key, which goes with it.

Parts are "sheets" (the tables found, without rows), "rows" of each table, "fixes" (what was mended by hand), "options",
"outcome" (the preview, row by row), "notices", "note" (a sentence for the person), "failed" (rows left out at the end).
"""

import json
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, insert, select

from ...extensions import db
from ...records.record_keys import destroy_key, key_for_writing, open_keys
from ...records.sealing import decrypt, encrypt
from ...records.writing import current_transaction
from .models import ImportPart, StagedImport

AT_ONCE = 500  # rows in one piece
FAST = 1
DAY, MOMENT = "~day", "~moment"  # no column is called so


def write_list(staged: StagedImport, part: str, items: Sequence[Any]) -> None:
    """Keep a long list in pieces of AT_ONCE, in place of what was there. Inside writing() only."""
    clear(staged, part)
    key = key_for_writing(staged)
    for start in range(0, len(items), AT_ONCE):
        _add(staged, key, part, start // AT_ONCE, items[start : start + AT_ONCE])


def write_one(staged: StagedImport, part: str, value: Any) -> None:
    """Keep one value, in place of what was there. Inside writing() only."""
    clear(staged, part)
    _add(staged, key_for_writing(staged), part, 0, value)


def clear(staged: StagedImport, *parts: str) -> None:
    """Take parts away. Inside writing() only."""
    mine = (ImportPart.import_id == staged.id) & ImportPart.part.in_(parts)
    current_transaction().session.execute(delete(ImportPart).where(mine))


def forget_all(staged: StagedImport) -> None:
    """Take all parts away, and the key that opens them. Inside writing() only."""
    current_transaction().session.execute(delete(ImportPart).where(ImportPart.import_id == staged.id))
    destroy_key(staged)


def read_one(staged: StagedImport, part: str, otherwise: Any = None) -> Any:
    """A value kept with write_one()."""
    return next(_pieces(staged, part, [0]), otherwise)


def read_list(staged: StagedImport, part: str) -> Iterator[Any]:
    """The items of a list kept with write_list(), one piece in memory at a time."""
    for piece in _pieces(staged, part):
        yield from piece


def read_some(staged: StagedImport, part: str, places: Sequence[int]) -> list[Any]:
    """The items of a list at some places, counted from 0; only their pieces are opened."""
    numbers = sorted({place // AT_ONCE for place in places})
    opened = dict(zip(numbers, _pieces(staged, part, numbers), strict=True))
    return [opened[place // AT_ONCE][place % AT_ONCE] for place in places]


def _pieces(staged: StagedImport, part: str, numbers: Sequence[int] | None = None) -> Iterator[Any]:
    mine = (ImportPart.import_id == staged.id) & (ImportPart.part == part)
    found = db.session.scalars(select(ImportPart.number).where(mine).order_by(ImportPart.number)).all()
    wanted = found if numbers is None else [it for it in numbers if it in found]
    key = open_keys([staged]).get(staged.id) if wanted else None
    for number in wanted if key else ():
        sealed = db.session.scalar(select(ImportPart.sealed).where(mine, ImportPart.number == number))
        yield _unpacked(decrypt(key or b"", _place(staged, part, number), sealed or b""))


def _add(staged: StagedImport, key: bytes, part: str, number: int, value: Any) -> None:
    packed = zlib.compress(json.dumps(value, default=_dated, separators=(",", ":")).encode(), FAST)
    sealed = encrypt(key, _place(staged, part, number), packed)
    row = {"import_id": staged.id, "part": part, "number": number, "sealed": sealed}
    current_transaction().session.execute(insert(ImportPart), row)


def _place(staged: StagedImport, part: str, number: int) -> str:
    return f"portal_import_part:{staged.id}:{part}:{number}"


def _dated(value: object) -> Any:
    """Days and instants, which JSON does not know."""
    if isinstance(value, date):
        return {MOMENT if isinstance(value, datetime) else DAY: value.isoformat()}
    return str(value)


def _unpacked(packed: bytes) -> Any:
    return json.loads(zlib.decompress(packed), object_hook=_undated)


def _undated(found: dict[str, Any]) -> Any:
    if DAY in found:
        return date.fromisoformat(found[DAY])
    return datetime.fromisoformat(found[MOMENT]) if MOMENT in found else found
