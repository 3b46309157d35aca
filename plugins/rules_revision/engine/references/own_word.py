"""The word by which a rule names itself: 本办法, 本制度."""

import re

from ..front import KIND_WORDS
from ..tree import Node, title_of

_KIND = re.compile(f"({KIND_WORDS})(?:[（(][^（）()]*[）)])?$")
_USUAL = "制度"


def kind_word(tree: Node) -> str | None:
    """Tell the word for its kind at the end of a rule's name: 办法, 细则; None when there is none."""
    found = _KIND.search(title_of(tree))
    return found[1] if found else None


def own_word(tree: Node) -> str:
    """Tell how a rule names itself; one whose name has no word for its kind is a 制度."""
    return f"本{kind_word(tree) or _USUAL}"
