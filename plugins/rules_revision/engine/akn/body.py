"""The body of an act, with the eIds of the naming convention: art_5__para_2__list_1__point_3."""

from collections.abc import Sequence

from ..tree import CLAUSES, GROUPS, LISTED, Kind, Node, Number
from .xml import Element, add, element

NAMES = {
    Kind.PART: ("part", "part"),
    Kind.CHAPTER: ("chapter", "chp"),
    Kind.SECTION: ("section", "sec"),
    Kind.ARTICLE: ("article", "art"),
    Kind.POINT: ("clause", "cl"),
    Kind.PARAGRAPH: ("paragraph", "para"),
} | dict.fromkeys(LISTED, ("point", "point"))


class Body:
    """Writes a body. 条 run through the whole text, so their eIds do not name the chapter; wId is our own stable id."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}  # how often each was wanted

    def write(self, nodes: Sequence[Node]) -> Element:
        """Write clauses and chapters; a body may not be empty."""
        body = element("body")
        self._add_children(body, nodes, "")
        if not nodes:
            add(add(body, "hcontainer", name="text"), "content")
        return body

    def _add_children(self, parent: Element, nodes: Sequence[Node], prefix: str) -> None:
        listed: Element | None = None
        for place, node in enumerate(nodes, 1):
            if node.kind not in LISTED:
                listed = None
                parent.append(self._element(node, prefix, place))
                continue
            if listed is None:
                listed = add(parent, "list", eId=self._id(prefix, "list", 1))
            listed.append(self._element(node, listed.get("eId", ""), place))

    def _element(self, node: Node, prefix: str, place: int) -> Element:
        name, short = NAMES.get(node.kind, ("hcontainer", "hcont"))
        eid = self._id("" if node.kind in CLAUSES else prefix, short, node.number or place)
        made = element(name, eId=eid, **({"wId": node.id} if node.id else {}))
        if name == "hcontainer":
            made.set("name", node.kind.value)
        if node.label:
            add(made, "num", node.label + node.gap.strip())
        if node.kind in GROUPS:
            if node.text:
                add(made, "heading", node.text)
            self._add_children(made, node.children, eid)
        else:
            self._fill(made, node, eid)
        return made

    def _fill(self, made: Element, node: Node, eid: str) -> None:
        """Words stand in content; where a list follows them, in the list's intro."""
        if node.kind in CLAUSES and node.children:
            self._add_children(made, node.children, eid)
        elif node.children:
            listed = add(made, "list", eId=self._id(eid, "list", 1))
            if node.text:
                add(add(listed, "intro"), "p", node.text)
            for place, child in enumerate(node.children, 1):
                listed.append(self._element(child, listed.get("eId", ""), place))
        else:
            add(add(made, "content"), "p", node.text)

    def _id(self, prefix: str, short: str, number: Number | int) -> str:
        """Number a node; where two bear one number, the later one is told apart."""
        said = digits(number)
        wanted = f"{prefix}__{short}_{said}" if prefix else f"{short}_{said}"
        self._taken[wanted] = again = self._taken.get(wanted, 0) + 1
        return wanted if again == 1 else f"{wanted}-v{again}"


def digits(number: Number | int) -> str:
    """Write a number as an eId does: 第十条之一 is 10-1."""
    if isinstance(number, Number):
        return f"{number.base}-{number.after}" if number.after else str(number.base)
    return str(number)
