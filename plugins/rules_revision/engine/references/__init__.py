"""References between the clauses of a rule: found, resolved, and renumbered when the clauses move.

find(tree)                              every reference, with the node it stands in
resolve(tree, reference)                the nodes it points to, and what of it is missing
shifted(text, {old number: new number})   the text with its references to its own rule renumbered
only_shifted(old, new, numbers)         whether that is all that differs: 仅因条文顺序调整
"""

from .model import Reference, Step, Target, Whose
from .places import Path, Places
from .reading import find
from .resolving import Resolution, resolve
from .shifting import Standing, only_shifted, shifted

__all__ = [
    "Path",
    "Places",
    "Reference",
    "Resolution",
    "Standing",
    "Step",
    "Target",
    "Whose",
    "find",
    "only_shifted",
    "resolve",
    "shifted",
]
