"""A decision that was carried out before does not fit: what it would say stands in the text already."""

from collections.abc import Iterable, Sequence

from ..labels import Number
from ..tree import GROUPS, Kind, Node, words_of
from .headings_row import name_of
from .places import Place
from .refusing import DecisionRefused
from .wording import occurs, sayings


def refuse_words(words: str, new: str, nodes: Sequence[Node], place: Place) -> None:
    """出席 becomes 出席，必要时: refused where it stands only in 出席，必要时."""
    if words != new and words in new and not occurs(words, _without(new, nodes)):
        raise DecisionRefused("carried_out", place=place)


def _without(new: str, nodes: Iterable[Node]) -> list[Node]:
    """Tell what these nodes say besides some words."""
    lines = (said for top in nodes for node in top.walk() for said in sayings(node))
    return [Node(Kind.LINE, text=said.replace(new, "\0")) for said in lines]


def refuse_same(there: Sequence[Node], new: Sequence[Node], place: Place) -> None:
    """Refuse to put at a place what stands there."""
    if there and [words_of(node) for node in there] == [words_of(node) for node in new]:
        raise DecisionRefused("carried_out", place=place)


def refuse_lines(there: Sequence[Node], text: str, place: Place) -> None:
    """Refuse to let the lines of a part say what they say."""
    if there and "\n".join(node.text for node in there) == text:
        raise DecisionRefused("carried_out", place=place)


def refuse_heading(row: Sequence[Node], kind: Kind, name: str, before: Place) -> None:
    """Refuse to put a heading before a clause that it stands before."""
    at = next((at for at, node in enumerate(row) if (node.kind, node.number) == before.last), 0)
    while at and row[at - 1].kind in GROUPS:
        at -= 1
        if row[at].kind is kind and name_of(row[at]) == name:
            raise DecisionRefused("carried_out", place=Place().inside(kind, row[at].number or Number(1)))
