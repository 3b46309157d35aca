"""From a quotation to nodes: read as part of the text it goes into, set like its new neighbours."""

from collections import Counter
from dataclasses import dataclass, field

from ..headings import read_listed as listed
from ..labels import HEADING, Number, read_label, relabel, style_of
from ..reading import read_text
from ..tree import CLAUSES, LISTED, Kind, Node, words_of
from .refusing import DecisionRefused

_NARROW = str.maketrans("（）", "()")
_ENDS = "。；：，、;:,.！？"
_FIRST = {Kind.ITEM: "（一）", Kind.SUBITEM: "1."}
Set = tuple[str, str, str]


@dataclass
class Habits:
    """How a text sets its lines: for each kind the blank before, after the label, and at the end, as most do it."""

    counts: dict[str, Counter[Set]] = field(default_factory=dict)
    labels: dict[Kind, str] = field(default_factory=dict)
    eol: str = "\n"

    @classmethod
    def of(cls, tree: Node) -> "Habits":
        """Learn them from a tree."""
        habits = cls()
        for node, is_first in with_place(tree):
            habits.counts.setdefault(_key(node, is_first), Counter())[node.before, node.gap, node.after] += 1
            if node.label:
                habits.labels.setdefault(node.kind, node.label)
        if any("\r\n" in node.after for node in tree.walk()):
            habits.eol = "\r\n"
        return habits

    def usual_before(self, kind: Kind) -> str:
        """Tell the blank before most lines of a kind."""
        counts = self.counts.get(kind.value)
        return counts.most_common(1)[0][0][0] if counts else ""

    def dress(self, node: Node, is_first: bool = False) -> None:
        """Set a node and all below it like the others of their kind."""
        for inner, first in with_place(node, is_first):
            usual = self.counts.get(_key(inner, first)) or self.counts.get(_key(inner, not first))
            if usual:
                before, gap, after = usual.most_common(1)[0][0]
                inner.before = "" if first else before
                inner.gap = gap if inner.label else ""
                inner.after = after
            elif inner.text:
                inner.after = self.eol
            if inner.kind in CLAUSES:
                inner.after = "" if inner.children else self.eol
            elif inner.text and "\n" not in inner.after:
                inner.after = self.eol


def with_place(node: Node, is_first: bool = False) -> list[tuple[Node, bool]]:
    """Tell each node, and whether it stands on the line of a clause's number."""
    said = [(node, is_first)]
    for place, child in enumerate(node.children):
        first = node.kind in CLAUSES and place == 0 and child.kind is Kind.PARAGRAPH and "\n" not in node.after
        said += with_place(child, first)
    return said


def _key(node: Node, is_first: bool) -> str:
    return "first" if is_first else node.kind.value


def begins_clause(line: str) -> bool:
    """Whether a line of a quotation begins with the number of an article."""
    found = HEADING.match(line)
    return found is not None and found[2] == "条"


def without_label(text: str, label: str) -> str:
    """A quotation may repeat the number of its clause: 第五条　…, or 五、… where the clauses are counted so."""
    if (found := HEADING.match(text)) and begins_clause(text):
        rest = text[found.end() :]
        return rest.lstrip(" \u3000") if rest[:1] in tuple(" \u3000") else text
    start = listed(text)
    repeats = start is not None and start.style == style_of(label) and start.number == read_label(label)
    return start.words if start and repeats else text


def read_clause(text: str, label: str) -> Node:
    """Read the words of one clause, without its number. Raises DecisionRefused when they hold another clause."""
    tree = read_text(f"规则\n{label} {text}\n")
    found = [node for node in tree.children if node.kind is not Kind.TITLE]
    if not found or found[0].kind not in CLAUSES or any(node.kind not in (Kind.LINE, Kind.ANNEX) for node in found[1:]):
        raise DecisionRefused("not_one_clause", sentence=text)
    clause = found[0]
    for back in found[1:]:
        clause.children += [Node(Kind.PARAGRAPH, text=line.text) for line in back.walk()]
    for node in clause.walk():
        node.id = ""
    return clause


def read_listed(text: str, kind: Kind, like: Node | None, number: Number) -> list[Node]:
    """Read 项 or 目, one a paragraph; a quotation that leaves out the number of its only 项 gets it.

    Raises DecisionRefused when there is a paragraph between them that is none.
    """
    if not style_of(text):
        text = relabel(like.label if like and like.label else _FIRST[kind], number) + text
    clause = read_clause(f"下列：\n{text}", "第一条")
    holder = clause.children[0]
    if len(clause.children) > 1 or not holder.children:
        raise DecisionRefused("not_items", sentence=text)
    for node in (inner for child in holder.children for inner in child.walk()):
        node.kind = LISTED[min(LISTED.index(node.kind) + LISTED.index(kind), len(LISTED) - 1)]
    return holder.children


def like_the_old(text: str, old: Node, all_said: str, narrows: bool) -> str:
    """Write a quotation as the old text writes: ( for （ where it has no other, and the mark its 项 ends with.

    Source: 国务院令第644号 quotes 第二条第二项 with （ ） and without the ； that the text, set with ( ), keeps.
    """
    own = words_of(old)
    said = own if set("（）()") & set(own) else all_said
    if narrows and "(" in said and "（" not in said and "(" not in text:
        text = text.translate(_NARROW)
    if old.kind in LISTED and own[-1:] in tuple(_ENDS) and text[-1:] not in tuple(_ENDS):
        text += own[-1]
    return text
