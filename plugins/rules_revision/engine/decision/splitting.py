"""将第三条第二款单列一条: a 款 that became a clause of its own."""

from ..labels import Number
from ..likeness import bigrams, dice
from ..normal import normal_words
from ..tree import Kind, Node
from .clause_changes import Way, text_of
from .operations import Delete, Insert, Operation, SingleOut
from .places import Place

_LIKE = 0.5


def single_out(way: Way, added: list[tuple[Node, Insert]], old: Node, place: Place) -> Way:
    """Say of 款 that go, and clauses that are added, that the one became the other where they are alike."""
    said: Way = list(way)
    for node, insert in added:
        found = [
            (at, gone) for at, one in enumerate(said) if (gone := _gone(one, old, place)) and _alike(gone[1], node)
        ]
        if not found or insert.inside.steps or insert.after:
            said.append(insert)
            continue
        at, (where, paragraph) = found[0]
        text = None if text_of(paragraph) == insert.text else insert.text
        said[at] = SingleOut(where, insert.numbers[0], text)
    return said


def _gone(operation: Operation, old: Node, place: Place) -> tuple[Place, Node] | None:
    """Tell which 款 of a clause an operation deletes."""
    if not isinstance(operation, Delete):
        return None
    paragraphs = ((place.inside(Kind.PARAGRAPH, Number(at)), one) for at, one in enumerate(old.of(Kind.PARAGRAPH), 1))
    return next(((where, one) for where, one in paragraphs if operation.places == (where,)), None)


def _alike(paragraph: Node, clause: Node) -> bool:
    return dice(*(bigrams(normal_words(one)) for one in (paragraph, clause))) >= _LIKE
