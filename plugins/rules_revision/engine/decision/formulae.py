"""The formulae of decisions, as patterns over a sentence in which every quotation is one sign.

They are tried in this order: what speaks of chapters, what adds, what changes.
"""

from . import formulae_groups, formulae_adding, formulae_changing  # isort: skip
from .sentence import build

__all__ = ["build", "formulae_adding", "formulae_changing", "formulae_groups"]
