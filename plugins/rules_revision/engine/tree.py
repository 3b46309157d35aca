"""A rule as a tree: every character of the text stands in it once, in reading order.

The label (第三条, （一）) is kept as it was written; which number a node bears is read from it. What a node *is* hangs
on its id, never on its number.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from .labels import Number, read_label


class Scheme(StrEnum):
    """How a rule numbers: 第一条 or 一、."""

    ARTICLES = "articles"
    OUTLINE = "outline"


class Kind(StrEnum):
    """The kinds of nodes, from the outside in."""

    RULE = "rule"
    COVER = "cover"  # the 印发通知 that carries the rule
    TITLE = "title"  # 名称: one node a line
    NOTE = "note"  # 题注: the history in brackets
    CONTENTS = "contents"  # 目录: one node a line
    PREAMBLE = "preamble"  # what stands before the first clause
    PART = "part"  # 编
    CHAPTER = "chapter"  # 章
    SECTION = "section"  # 节
    ARTICLE = "article"  # 条
    POINT = "point"  # 一、: the clause of rules without 条
    PARAGRAPH = "paragraph"  # 款
    ITEM = "item"  # 项: （一）
    SUBITEM = "subitem"  # 目: 1.
    DETAIL = "detail"  # below a 目: (1)
    ANNEX = "annex"  # 附件 and everything after its heading
    LINE = "line"  # a line of an annex or of a signature


GROUPS = (Kind.PART, Kind.CHAPTER, Kind.SECTION)
CLAUSES = (Kind.ARTICLE, Kind.POINT)
LISTED = (Kind.ITEM, Kind.SUBITEM, Kind.DETAIL)


@dataclass(slots=True)
class Node:
    """One piece of a rule: the blank before it, its label as written, the gap after that, its text, the line's end.

    An article's text is that of its paragraphs, its children; the first of them stands on the line of the label.
    """

    kind: Kind
    before: str = ""
    label: str = ""
    gap: str = ""
    text: str = ""
    after: str = ""
    id: str = ""
    children: list["Node"] = field(default_factory=list)

    @property
    def number(self) -> Number | None:
        """What the label says, None when there is no number in it."""
        return read_label(self.label)

    @property
    def own(self) -> str:
        """The characters of this node without its children's."""
        return self.before + self.label + self.gap + self.text + self.after

    def walk(self) -> Iterator["Node"]:
        """Yield this node and all below it in reading order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def of(self, *kinds: Kind) -> list["Node"]:
        """Tell the children of these kinds."""
        return [child for child in self.children if child.kind in kinds]


def write_text(tree: Node) -> str:
    """Write the text a tree was read from, every character of it."""
    return "".join(node.own for node in tree.walk())


def clauses(tree: Node) -> list[Node]:
    """Tell a rule's clauses in order: its articles, or its points."""
    return [node for node in tree.walk() if node.kind in CLAUSES]


def title_of(tree: Node) -> str:
    """Tell a rule's name; a name over two lines is one."""
    return "".join("".join(node.text.split()) for node in tree.of(Kind.TITLE))


def scheme_of(tree: Node) -> Scheme:
    """Tell how a rule numbers its clauses."""
    return Scheme.OUTLINE if any(node.kind is Kind.POINT for node in tree.walk()) else Scheme.ARTICLES


def words_of(node: Node) -> str:
    """Tell what a clause, paragraph or item says: its lines without its own label and without blank edges."""
    said = ((it.text if it is node else it.label + it.gap + it.text).strip() for it in node.walk())
    return "\n".join(filter(None, said))


def copied(node: Node) -> Node:
    """Copy a node and all below it."""
    children = [copied(child) for child in node.children]
    return Node(node.kind, node.before, node.label, node.gap, node.text, node.after, node.id, children)


def give_ids(tree: Node, first: int = 1) -> Node:
    """Give every node that has no id the next one: n1, n2, …; ids that stand are left alone."""
    taken = {node.id for node in tree.walk()}
    number = first
    for node in tree.walk():
        if not node.id:
            while f"n{number}" in taken:
                number += 1
            node.id = f"n{number}"
            taken.add(node.id)
    return tree
