"""修改决定: from two versions to a decision, its text, and back to the new version.

    decision = decide(old, new)
    text = write_decision(decision)
    apply(old, read_decision(text)) is new again: the proof

decide() gives only what proves; apply() changes nothing when a sentence does not fit.
"""

from .applying import apply, choose
from .deciding import decide
from .operations import Decision
from .proving import prove, prove_text
from .reading import read_decision, read_decisions
from .refusing import REFUSALS, DecisionRefused
from .writing import write_decision

__all__ = [
    "REFUSALS",
    "Decision",
    "DecisionRefused",
    "apply",
    "choose",
    "decide",
    "prove",
    "prove_text",
    "read_decision",
    "read_decisions",
    "write_decision",
]
