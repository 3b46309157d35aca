"""Blank around lines: what no operation says is said in one closing sentence, so that whole texts come out equal."""

import re
from collections.abc import Iterator

from ..labels import Number
from ..tree import CLAUSES, GROUPS, LISTED, Kind, Node
from . import places
from .finding import Finder
from .operations import Layout
from .places import Place
from .refusing import DecisionRefused

_NAMES = {
    "\r\n": "回车换行",
    "\n": "换行",
    "\r": "回车",
    " ": "空格",
    "\u3000": "全角空格",
    "\t": "制表符",
    "\xa0": "不换行空格",
    "\u2002": "半身空格",
    "\u2003": "全身空格",
    "\u200b": "零宽空格",
    "\ufeff": "字节序标记",
    "\v": "纵向制表符",
    "\f": "换页符",
    "\x85": "下一行符",
    "\u2028": "行分隔符",
    "\u2029": "段分隔符",
}
_SIGNS = {name: sign for sign, name in _NAMES.items()}
_OF_LINES = ("before", "label", "gap", "after")
NOTHING = "无空白"
_SIGN = re.compile("\r\n|.", re.DOTALL)
EOL = "eol"  # how every line of the text ends
FIELDS = {EOL: "的换行", "before": "之前", "label": "的序号", "gap": "的序号之后", "after": "之后"}


def name_blank(blank: str) -> str:
    """Write a blank in words: 换行、全角空格; what is more than blank, as the colon of 第一条：, in quotation marks."""
    if set(blank) - set("".join(_NAMES)):
        return f"“{blank}”"
    return "、".join(_NAMES[sign] for sign in _SIGN.findall(blank)) or NOTHING


def read_blank(said: str) -> str:
    """Read a blank written in words."""
    if said == NOTHING:
        return ""
    if said.startswith("“"):
        return said[1:-1]
    if unknown := [name for name in said.split("、") if name not in _SIGNS]:
        raise DecisionRefused("unknown_blank", words=unknown[0])
    return "".join(_SIGNS[name] for name in said.split("、"))


def set_layout(tree: Node, layout: tuple[Layout, ...]) -> None:
    """Set the blanks of a text as a decision says. Its places are those of the new text."""
    if not layout:
        return
    where = dict(placed(tree))
    for one in layout:
        if one.field == EOL:
            end_lines(tree, one.value)
            continue
        for place in one.places:
            if place not in where:
                raise DecisionRefused("no_place", place=place)
            setattr(where[place], one.field, one.value)


def end_lines(tree: Node, eol: str) -> None:
    """End every line of a text the same way."""
    for node in tree.walk():
        node.before = node.before.replace("\r\n", "\n").replace("\n", eol)
        node.after = node.after.replace("\r\n", "\n").replace("\n", eol)


def eol_of(tree: Node) -> str | None:
    """Tell how the lines of a text end, None when not all end alike."""
    said = "".join(node.before + node.after for node in tree.walk())
    windows = said.count("\r\n")
    return None if 0 < windows < said.count("\n") else "\r\n" if windows else "\n"


def placed(tree: Node) -> Iterator[tuple[Place, Node]]:
    """Yield the place and the node of every line of a text, in order."""
    finder = Finder(tree)
    for part in (places.COVER, places.TITLE, places.NOTE, places.CONTENTS, places.PREAMBLE):
        yield from _lines(part, finder.part(part))
    yield from _inside(tree, Place())
    for part in (places.SIGNATURE, places.ANNEX):
        yield from _lines(part, finder.part(part))


def _lines(part: str, nodes: list[Node]) -> Iterator[tuple[Place, Node]]:
    for at, node in enumerate(nodes, 1):
        yield Place(part).inside(Kind.LINE, Number(at)), node


def _inside(node: Node, outer: Place) -> Iterator[tuple[Place, Node]]:
    counts: dict[Kind, int] = {}
    for child in node.children:
        if child.kind not in (*GROUPS, *CLAUSES, *LISTED, Kind.PARAGRAPH):
            continue
        counts[child.kind] = counts.get(child.kind, 0) + 1
        base = Place() if child.kind in CLAUSES else outer
        by_label = child.kind in CLAUSES or child.kind in GROUPS
        number = child.number if by_label and child.number else Number(counts[child.kind])
        place = base.inside(child.kind, number)
        yield place, child
        yield from _inside(child, place)


def differences(tree: Node, wanted: Node) -> list[Layout] | None:
    """Tell what layout parts two texts that say the same; None when they do not say the same."""
    eol = eol_of(wanted)
    changes_eol = eol is not None and eol_of(tree) != eol
    if changes_eol and eol:
        end_lines(tree, eol)
    now, then = list(placed(tree)), list(placed(wanted))
    if [(node.kind, node.text) for _, node in now] != [(node.kind, node.text) for _, node in then]:
        return None
    found: dict[tuple[str, str], list[Place]] = {}
    for (place, node), (_, other) in zip(now, then, strict=True):
        for field in _OF_LINES:
            if getattr(node, field) != getattr(other, field):
                found.setdefault((field, getattr(other, field)), []).append(place)
    first = [Layout(EOL, (Place(places.WHOLE),), eol)] if changes_eol and eol else []
    return first + [Layout(field, tuple(where), value) for (field, value), where in found.items()]
