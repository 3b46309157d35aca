"""What stands around one clause of a draft: the clauses before and after it, and what it said in the old version."""

from dataclasses import dataclass

from ..engine import Kind, Node
from ..engine.cells import Piece
from ..engine.difference import difference
from ..engine.runs import Op
from ..engine.tree import clauses, words_of
from ..models import RevisionProject
from .clauses import find_clause
from .trees import old_tree


@dataclass(frozen=True)
class Around:
    """The clauses next to one, and the paragraphs before which it can be split."""

    before: Node | None
    after: Node | None
    paragraphs: list[Node]


def neighbours(tree: Node, clause: Node) -> Around:
    """Tell what a clause can be moved past, merged with, and split at."""
    every = clauses(tree)
    place = next(at for at, node in enumerate(every) if node is clause)
    after = every[place + 1] if place + 1 < len(every) else None
    return Around(every[place - 1] if place else None, after, clause.of(Kind.PARAGRAPH)[1:])


def old_words(project: RevisionProject, clause: Node) -> tuple[Piece, ...] | None:
    """What a clause said in the old version, with what the draft takes out marked; None where it is new."""
    old = old_tree(project)
    was = find_clause(old, clause.id) if old else None
    if was is None:
        return None
    runs = difference(words_of(was), words_of(clause))
    pieces = [Piece(run.old, "" if run.op is Op.SAME else "deleted") for run in runs if run.old]
    return (Piece(f"{was.label.strip()}　"), *pieces)
