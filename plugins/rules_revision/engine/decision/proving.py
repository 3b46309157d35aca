"""The proof: the decision, written, read and applied to the old text, gives the new one, character for character."""

from ..tree import Node, write_text
from .applying import apply
from .operations import Decision
from .reading import read_decision
from .refusing import DecisionRefused
from .writing import write_decision


def prove(old: Node, new: Node, decision: Decision) -> bool:
    """Whether a decision's text makes the old text the new one."""
    return prove_text(old, new, write_decision(decision))


def prove_text(old: Node, new: Node, text: str) -> bool:
    """Whether the text of a decision makes the old text the new one."""
    try:
        return write_text(apply(old, read_decision(text))) == write_text(new)
    except DecisionRefused:
        return False
