"""The text of a clause as it is typed into a plain field: a line for each paragraph, item and subitem."""

from difflib import SequenceMatcher

from ..labels import BLANK, STYLES, Number, relabel, style_of
from ..numerals import LARGEST
from ..reading import read_text
from ..tree import CLAUSES, LISTED, Kind, Node, words_of
from .numbering import renumber_lists
from .refusing import EditRefused

_SIMILAR = 0.4
WIDE = "\u3000"
_ARTICLE = "第一条"
_PARTS = (*CLAUSES, *LISTED, Kind.PARAGRAPH)


def typed_clause(text: str, like: Node | None, number: Number) -> Node:
    """Read typed lines into a clause, labelled and indented in the manner of another.

    Raises EditRefused when the lines would be read as more than one clause, a chapter or an annex.
    """
    number = Number(min(max(number.base, 1), LARGEST), number.after)
    label = relabel(like.label if like else _ARTICLE, number)
    lines = [line.strip(BLANK + "\r\ufeff\u200b") for line in text.split("\n")]
    said = "\n".join(line for line in lines if line)
    gap = _gap(like)
    tree = read_text(f"{label}{gap}{said}\n") if said else read_text(f"{label}\n")
    if len(tree.children) != 1 or any(node.kind not in _PARTS for node in tree.children[0].walk()):
        raise EditRefused("several_clauses")
    clause = tree.children[0]
    if clause.kind not in CLAUSES or clause.label != label or sum(node.kind in CLAUSES for node in tree.walk()) != 1:
        raise EditRefused("several_clauses")
    return _laid_out(clause, like, gap if said else "")


def _gap(like: Node | None) -> str:
    """After 一、 there need not be a blank; after 第一条 there must, for any words may follow."""
    if like and like.kind is Kind.POINT and style_of(like.label) in STYLES:
        return like.gap
    return like.gap if like and like.gap else WIDE


def _laid_out(clause: Node, like: Node | None, gap: str) -> Node:
    before = like.before if like else WIDE * 2
    indent = before.rpartition("\n")[2]
    first = clause.children[0] if clause.children else None
    for node in clause.walk():
        node.id = ""
        node.before = indent
    clause.before, clause.gap = before, gap
    if first:
        first.before = ""
    renumber_lists(clause)
    return clause


def adopt_ids(old: Node, new: Node) -> None:
    """Give the nodes of a new text the ids of the old: of those that say the same, then of the most similar.

    What is left over of one kind on both sides in the same number is taken in order: it was written anew.
    """
    new.id = old.id
    for kind in {child.kind for child in new.children}:
        was, now = old.of(kind), new.of(kind)
        for least in (1.0, _SIMILAR):
            _pair(was, now, least)
        if len(was) == len(now):
            for before, after in zip(was, now, strict=True):
                adopt_ids(before, after)


def _pair(was: list[Node], now: list[Node], least: float) -> None:
    """Pair what is similar enough, and take it out of both lists."""
    for after in list(now):
        alike = [(_likeness(before, after), -place) for place, before in enumerate(was)]
        best, place = max(alike, default=(0.0, 0))
        if best >= least:
            del now[next(at for at, it in enumerate(now) if it is after)]
            adopt_ids(was.pop(-place), after)


def _likeness(one: Node, other: Node) -> float:
    first, second = words_of(one), words_of(other)
    return 1.0 if first == second else SequenceMatcher(None, first, second, autojunk=False).ratio() * 0.99
