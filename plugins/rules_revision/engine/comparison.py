"""The table of an old and a new version side by side, 修改前后对照表: rows in the order of the new one.

序号｜现行条文｜修改后条文｜修改说明（依据）
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from .alignment import Change, Match, Same, align, align_rest
from .cells import Cell, Piece, cells_of, text_of
from .explanations import explain, explain_part, names
from .likeness import bigrams, dice
from .placing import with_headings
from .tree import Kind, Node

COLUMNS = ("序号", "现行条文", "修改后条文", "修改说明（依据）")
MARKS = "注：修改后条文中加粗并加下划线的文字是新增内容，现行条文中加删除线的文字是删去内容。"
_BEFORE = (Kind.TITLE, Kind.PREAMBLE)
_LEFT_OUT = (Kind.NOTE, Kind.CONTENTS, Kind.COVER, Kind.LINE)


@dataclass(frozen=True, slots=True)
class Row:
    """A row; that of a chapter has no number. Under its `key` a clerk's own explanation is kept."""

    key: str
    kind: Change
    old: Cell
    new: Cell
    explanation: str = ""
    number: int | None = None
    is_heading: bool = False


def compare(
    old: Node,
    new: Node,
    *,
    with_unchanged: bool = False,
    explanations: Mapping[str, str] | None = None,
    same: Same | None = None,
) -> list[Row]:
    """Compare two versions row by row; what did not change is left out, or stands as （未修改）.

    `explanations` are a clerk's own, by the key of their row; `same` is that of align().
    """
    changed = [match for match in align_rest(old, new) if match.kind is not Change.UNCHANGED]
    rest = [match for match in changed if _kind(match) not in _LEFT_OUT]
    first = [match for match in rest if _kind(match) in _BEFORE]
    last = [match for match in rest if _kind(match) not in _BEFORE]
    changes = [(match, False) for match in first]
    changes += [*with_headings(old, new, align(old, new, same)), *((match, False) for match in last)]
    rows = [replace(row, is_heading=is_group) for match, is_group in changes for row in _rows(match)]
    own = explanations or {}
    return [replace(row, explanation=own.get(row.key, row.explanation)) for row in _counted(rows, with_unchanged)]


def _kind(match: Match) -> Kind:
    return (match.new or match.old)[0].kind


def _rows(match: Match) -> Iterator[Row]:
    """A clause that was split has a row for each part; the part most like it stands beside the old text."""
    if match.kind is not Change.SPLIT:
        yield _row(match, explain(match))
        return
    whole = bigrams(text_of(match.old[0]))
    main = max(match.new, key=lambda part: dice(whole, bigrams(text_of(part))))
    for part in match.new:
        row = _row(replace(match, new=(part,)), explain(match) if part is main else explain_part(match))
        yield row if part is main else replace(row, old=(Piece(f"（原{names(match.old)}的部分内容）"),))


def _row(match: Match, explanation: str) -> Row:
    key = match.new[0].id if match.new else f"-{match.old[0].id}"
    return Row(key, match.kind, *cells_of(match), explanation)


def _counted(rows: Sequence[Row], with_unchanged: bool) -> list[Row]:
    """Number the rows; a heading that did not change stands only where a row follows it."""
    kept: list[Row] = []
    for row in reversed(rows):
        heads = row.is_heading and bool(kept) and not kept[-1].is_heading
        if with_unchanged or heads or row.kind is not Change.UNCHANGED:
            kept.append(row)
    kept.reverse()
    numbers = count(1)
    return [row if row.is_heading else replace(row, number=next(numbers)) for row in kept]
