"""Deciding: from two versions of a rule to the decision that makes the one the other.

Each clause is changed in the fewest words that prove; at the end the whole decision is written, read and applied, and
what no operation says is said of the layout.
"""

from ..alignment import Match, align
from ..tree import Node, title_of, write_text
from . import places
from .drafting import Draft, with_layout
from .operations import Decision, Replace
from .places import Place
from .proving import prove
from .refusing import DecisionRefused


def decide(old: Node, new: Node, matches: list[Match] | None = None) -> Decision:
    """Write the decision that amends one version into another.

    Raises DecisionRefused when no decision proves.
    """
    matches = align(old, new) if matches is None else matches
    for as_written in (False, True):
        draft = Draft(old, new, matches, as_written)
        decision = draft.decision()
        if decision and prove(old, new, decision):
            return decision
    return _revised(old, new)


def _revised(old: Node, new: Node) -> Decision:
    """Say the whole text anew: 修订."""
    text = "\n".join(line.strip() for line in write_text(new).split("\n") if line.strip())
    decision = Decision(title_of(old), (Replace((Place(places.WHOLE),), text),), as_written=True)
    whole = with_layout(old, new, decision)
    if whole and prove(old, new, whole):
        return whole
    raise DecisionRefused("no_decision")
