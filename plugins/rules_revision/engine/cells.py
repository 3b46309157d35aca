"""What stands in a cell of a comparison: the clauses of one version with their numbers, and marks on what changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from .alignment import Change, Match
from .difference import difference
from .runs import Op, Run
from .tree import GROUPS, Node, words_of

INSERTED, DELETED, UNCHANGED = "（新增）", "（删去）", "（未修改）"
Mark = Literal["", "inserted", "deleted"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a cell: what was inserted is bold and underlined, what was deleted struck through."""

    text: str
    mark: Mark = ""


Cell = tuple[Piece, ...]


def text_of(node: Node) -> str:
    """Tell what a chapter is called, and what anything else says."""
    return node.text if node.kind in GROUPS else words_of(node)


def runs_of(match: Match) -> list[Run]:
    """Tell the runs between all that stood and all that stands, a line between two clauses."""
    return _runs(_texts(match.old), _texts(match.new))


def _texts(nodes: Sequence[Node]) -> list[str]:
    return [text_of(node) for node in nodes]


def _runs(old: list[str], new: list[str]) -> list[Run]:
    return difference("\n".join(old), "\n".join(new))


def cells_of(match: Match) -> tuple[Cell, Cell]:
    """Write the old and the new side of a change."""
    texts = _texts(match.old), _texts(match.new)
    runs = _runs(*texts)
    old = [Piece(run.old, "" if run.op is Op.SAME else "deleted") for run in runs if run.old]
    new = [Piece(run.new, "" if run.op is Op.SAME else "inserted") for run in runs if run.new]
    cells = tuple(_labelled(match.old, texts[0], old)), tuple(_labelled(match.new, texts[1], new))
    if match.kind is Change.UNCHANGED and match.new[0].kind not in GROUPS:
        return cells[0], (*_label(match.new[0]), Piece(UNCHANGED))
    return cells[0] or (Piece(INSERTED),), cells[1] or (Piece(DELETED),)


def _labelled(nodes: Sequence[Node], texts: list[str], pieces: list[Piece]) -> Iterator[Piece]:
    """Put the number of each clause before its words; numbers are not marked, the explanation names them."""
    rest = list(reversed(pieces))
    for place, (node, text) in enumerate(zip(nodes, texts, strict=True)):
        yield from _label(node)
        left = len(text) + (place < len(nodes) - 1)
        while left and rest:
            piece = rest.pop()
            yield Piece(piece.text[:left], piece.mark)
            if len(piece.text) > left:
                rest.append(Piece(piece.text[left:], piece.mark))
            left -= min(left, len(piece.text))


def _label(node: Node) -> tuple[Piece, ...]:
    blank = "" if node.label.endswith(("、", ".", "．")) else "　"
    return (Piece(node.label + blank),) if node.label else ()
