"""Deciding: from two versions of a rule to the decision that makes the one the other.

Each clause is changed in the fewest words that prove; at the end the whole decision is written, read and applied, and
what no operation says is said of the layout.
"""

from ..alignment import Match, align
from ..lines import split_lines
from ..numerals import LARGEST
from ..tree import CLAUSES, GROUPS, Node, title_of, write_text
from . import places
from .drafting import Draft, with_layout
from .operations import Decision, Replace
from .places import Place
from .proving import prove
from .refusing import DecisionRefused

MOST = 2_000  # articles and chapters of one text: 民法典 has 1,260 and a hundred


def decide(old: Node, new: Node, matches: list[Match] | None = None) -> Decision:
    """Write the decision that amends one version into another.

    Raises DecisionRefused when no decision proves, or a text has more articles and chapters than any rule.
    """
    if any(_count(tree) > MOST for tree in (old, new)):
        raise DecisionRefused("too_long", most=MOST)
    if any(sum(1 for _ in tree.walk()) > LARGEST for tree in (old, new)):
        raise DecisionRefused("too_many_lines", most=LARGEST)  # each line must have a number that can be written
    matches = align(old, new) if matches is None else matches
    for as_written in (False, True):
        draft = Draft(old, new, matches, as_written)
        decision = draft.decision()
        if decision and prove(old, new, decision):
            return decision
    return _revised(old, new)


def _count(tree: Node) -> int:
    return sum(node.kind in (*CLAUSES, *GROUPS) for node in tree.walk())


def _revised(old: Node, new: Node) -> Decision:
    """Say the whole text anew: 修订."""
    text = "\n".join(line.said for line in split_lines(write_text(new)) if line.said)
    decision = Decision(title_of(old), (Replace((Place(places.WHOLE),), text),), as_written=True)
    whole = with_layout(old, new, decision)
    if whole and prove(old, new, whole):
        return whole
    raise DecisionRefused("no_decision")
