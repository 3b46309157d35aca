"""Changes of the named parts of a rule: 名称, 引言, 目录, 落款, 附件; each is a row of lines."""

from ..tree import GROUPS, Kind, Node
from . import places
from .finding import PART_KINDS, Finder
from .fragments import Habits

_ORDER = (places.COVER, places.TITLE, places.NOTE, places.CONTENTS, places.PREAMBLE)
_BACK = {places.SIGNATURE: Kind.LINE, places.ANNEX: Kind.ANNEX}


def write_part(tree: Node, part: str, lines: list[str], habits: Habits) -> None:
    """Let a part say these lines; none: it goes. Lines that were there keep their ids and the blank around them."""
    old = Finder(tree).part(part)
    new = [Node(_kind(part, at), text=line) for at, line in enumerate(lines)]
    for at, node in enumerate(new):
        _set(node, old[at] if at < len(old) else None, habits)
    children = tree.children
    start = next((at for at, node in enumerate(children) if old and node is old[0]), _end_before(tree, part))
    rest = without(children, old)
    tree.children = rest[:start] + _nested(part, new) + rest[start:]


def without(nodes: list[Node], gone: list[Node]) -> list[Node]:
    """Leave out nodes of a row."""
    out = {id(node) for node in gone}
    return [node for node in nodes if id(node) not in out]


def _kind(part: str, at: int) -> Kind:
    if part in PART_KINDS:
        return PART_KINDS[part][0]
    return Kind.LINE if at else _BACK[part]


def _set(node: Node, old: Node | None, habits: Habits) -> None:
    if old:
        node.id, node.before, node.after = old.id, old.before, old.after
    else:
        habits.dress(node)


def _nested(part: str, lines: list[Node]) -> list[Node]:
    if part == places.ANNEX and lines:
        lines[0].children = lines[1:]
        return lines[:1]
    return lines


def _end_before(tree: Node, part: str) -> int:
    """Tell where a part goes that the rule had none of."""
    if part == places.ANNEX:
        return len(tree.children)
    if part == places.SIGNATURE:
        return next((at for at, node in enumerate(tree.children) if node.kind is Kind.ANNEX), len(tree.children))
    before = [kind for name in _ORDER[: _ORDER.index(part) + 1] for kind in PART_KINDS[name]]
    standing = [at + 1 for at, node in enumerate(tree.children) if node.kind in before]
    return max(standing, default=0)


def follow_headings(tree: Node, old: list[str]) -> None:
    """Let the contents name the headings as they are now; `old`: as they were."""
    entries = tree.of(Kind.CONTENTS)
    headings = [node for node in tree.walk() if node.kind in GROUPS]
    said = [node.label + node.gap + node.text for node in headings]
    listed = [node for node in entries if node.text in old]
    if not listed or said == old or [node.text for node in listed] != old:
        return
    new = [Node(Kind.CONTENTS, listed[0].before, text=words, after=listed[0].after) for words in said]
    for node, before in zip(new, listed, strict=False):
        node.id, node.before, node.after = before.id, before.before, before.after
    start = next(at for at, node in enumerate(tree.children) if node is listed[0])
    rest = without(tree.children, listed)
    tree.children = rest[:start] + new + rest[start:]


def headings_of(tree: Node) -> list[str]:
    """Tell the headings of a rule as its contents would name them."""
    return [node.label + node.gap + node.text for node in tree.walk() if node.kind in GROUPS]
