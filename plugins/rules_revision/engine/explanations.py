"""What stands in the last column of a comparison table until a clerk writes something better."""

from collections.abc import Sequence

from .alignment import Change, Match
from .tree import Node

_WORDS = {
    Change.SHIFTED: "仅因条文顺序调整",
    Change.EDITED: "修改",
    Change.MOVED: "位置调整，文字未修改",
    Change.INSERTED: "新增",
    Change.DELETED: "删去",
}


def explain(match: Match) -> str:
    """Explain a change in the words that comparison tables use."""
    if match.kind is Change.UNCHANGED:
        return _WORDS[Change.SHIFTED] if match.renumbered else ""
    if match.kind is Change.MERGED:
        return f"由原{names(match.old)}合并"
    if match.kind is Change.SPLIT:
        return f"原{names(match.old)}分为{names(match.new)}"
    words = _WORDS[match.kind] + ("，位置调整" if match.moved and match.kind is not Change.MOVED else "")
    return f"{words}，原{names(match.old)}改为{names(match.new)}" if _says_numbers(match) else words


def explain_part(match: Match) -> str:
    """Explain a part that became a clause of its own."""
    return f"由原{names(match.old)}单列"


def names(nodes: Sequence[Node]) -> str:
    """Name clauses: 第三条、第四条; a 一、 without its comma."""
    return "、".join(node.label.rstrip("、.．") for node in nodes)


def _says_numbers(match: Match) -> bool:
    return match.renumbered and match.kind in (Change.EDITED, Change.MOVED)
