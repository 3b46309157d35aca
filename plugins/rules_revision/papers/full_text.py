"""The full text of a rule, and a collection of rules with its contents, 制度汇编."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from portal.office.official.blocks import (
    AnnexMark,
    Block,
    Body,
    Contents,
    Heading,
    Note,
    OfficialDocument,
    PageBreak,
    Run,
    Signature,
    Title,
    Words,
)

from ..engine.tree import GROUPS, Kind, Node, title_of

_LEVELS = {Kind.PART: 1, Kind.CHAPTER: 1, Kind.SECTION: 2}
_SPACE = "　"


def rule_paper(tree: Node) -> OfficialDocument:
    """Set a rule as a paper: its name, its history, chapters and clauses."""
    return OfficialDocument(title_of(tree), tuple(rule_blocks(tree)))


def collection_paper(title: str, rules: Iterable[Node]) -> OfficialDocument:
    """Set many rules as one paper: title and contents first, then each rule from a new page."""
    blocks: list[Block] = [Title(title), Contents(depth=0)]
    for tree in rules:
        blocks.append(PageBreak())
        blocks += [replace(it, listed=True) if isinstance(it, Title) else it for it in rule_blocks(tree)]
    return OfficialDocument(title, tuple(blocks))


def rule_blocks(tree: Node) -> Iterator[Block]:
    """Yield what a rule consists of; its cover and old table of contents are left out."""
    if name := title_of(tree):
        yield Title(name)
    for node in tree.children:
        if node.kind is Kind.NOTE:
            yield Note(node.text)
        elif node.kind is Kind.PREAMBLE:
            yield Body(node.text)
        elif node.kind not in (Kind.TITLE, Kind.COVER, Kind.CONTENTS, Kind.LINE, Kind.ANNEX):
            yield from _body(node)
    if signed := tuple(node.text for node in tree.of(Kind.LINE)):
        yield Signature(signed)
    for annex in tree.of(Kind.ANNEX):
        yield from _annex(annex)


def _body(node: Node) -> Iterator[Block]:
    if node.kind in GROUPS:
        yield Heading(f"{node.label}{_SPACE}{node.text}", level=_LEVELS[node.kind], centred=True)
        for child in node.children:
            yield from _body(child)
        return
    label = node.label
    for line in node.walk():
        if line is not node:
            yield Body(_words(label, line) if label else line.label + line.gap + line.text)
            label = ""
    if label:
        yield Body((Run(label, "strong"),))


def _words(label: str, line: Node) -> Words:
    """The number of a clause is set in 黑体 on the line of its first words."""
    space = "" if label.endswith(("、", ".", "．")) else _SPACE
    return (Run(label + space, "strong"), Run(line.label + line.gap + line.text))


def _annex(node: Node) -> Iterator[Block]:
    yield PageBreak()
    yield AnnexMark(node.text)
    for line in node.children:
        yield Body(line.text)
