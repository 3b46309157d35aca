"""修改决定: from two versions to a decision, its text, and back to the new version.

decision = decide(old, new)
text = write_decision(decision)
apply(old, read_decision(text)) is new again: the proof
"""

from .applying import apply
from .operations import Decision, DecisionRefused
from .reading import read_decision, read_decisions
from .writing import write_decision

__all__ = ["Decision", "DecisionRefused", "apply", "read_decision", "read_decisions", "write_decision"]
