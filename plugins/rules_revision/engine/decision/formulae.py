"""The formulae of decisions, as patterns over a sentence in which every quotation is one sign.

They are tried in this order: what speaks of chapters, what adds, what changes.
"""

from . import formulae_groups, formulae_adding, formulae_changing  # isort: skip
from .operations import Operation
from .refusing import DecisionRefused
from .sentence import FORMULAE, Sentence

__all__ = ["build", "formulae_adding", "formulae_changing", "formulae_groups"]


def build(sentence: Sentence) -> list[Operation]:
    """Read a sentence by the first formula it has the form of. Raises DecisionRefused when it has none."""
    for pattern, make in FORMULAE:
        if found := pattern.fullmatch(sentence.said):
            return make(sentence, found)
    raise DecisionRefused("unknown_form")
