"""Numbers that are missing, occur twice or run backwards."""

from collections.abc import Iterator

from ..headings import follows
from ..labels import Number, style_of
from ..tree import LISTED, Kind, Node, clauses
from .finding import Context, Finding, Severity, found

_FIRST = Number(1)


def numbers(tree: Node, _: Context) -> Iterator[Finding]:
    """The clauses run from 1 to N; chapters and parts too, sections begin again in each chapter."""
    yield from _run(clauses(tree))
    parts = tree.of(Kind.PART)
    yield from _run(parts)
    yield from _run_or_begin_again([node for node in tree.walk() if node.kind is Kind.CHAPTER], bool(parts))
    for holder in tree.walk():
        if holder.kind in (Kind.RULE, Kind.PART, Kind.CHAPTER):
            yield from _run(holder.of(Kind.SECTION))


def item_numbers(tree: Node, _: Context) -> Iterator[Finding]:
    """Items, subitems and what stands below them run without gap; a list may go on after a paragraph between."""
    for clause in clauses(tree):
        last: dict[str | None, Number | None] = {}
        for node in clause.walk():
            for style, listed in _lists(node).items():
                yield from _run_of_list(listed, last.get(style))
                last[style] = listed[-1].number


def _lists(node: Node) -> dict[str | None, list[Node]]:
    lists: dict[str | None, list[Node]] = {}
    for child in node.of(*LISTED):
        lists.setdefault(style_of(child.label), []).append(child)
    return lists


def _run_of_list(listed: list[Node], last: Number | None) -> Iterator[Finding]:
    first = listed[0].number
    if first and first != _FIRST and not (last and follows(first, last)):
        yield found("items_first", Severity.WARNING, listed[0], found=listed[0].label.strip())
    yield from _run(listed, first)


def _run(nodes: list[Node], first: Number | None = _FIRST) -> Iterator[Finding]:
    before: Node | None = None
    for node in nodes:
        if node.number is None:
            continue
        if before is None:
            if node.number != first:
                yield found("number_first", Severity.ERROR, node, found=_label(node))
        elif before.number and not follows(node.number, before.number):
            yield _broken(before, before.number, node, node.number)
        before = node


def _broken(before: Node, last: Number, node: Node, number: Number) -> Finding:
    if number == last:
        return found("number_repeated", Severity.ERROR, node, found=_label(node))
    code = "number_gap" if number > last else "number_back"
    return found(code, Severity.ERROR, node, found=_label(node), before=_label(before))


def _run_or_begin_again(chapters: list[Node], has_parts: bool) -> Iterator[Finding]:
    """In a rule with 编, chapters may begin again in each of them."""
    run: list[Node] = []
    for chapter in chapters:
        if has_parts and chapter.number == _FIRST and run:
            yield from _run(run)
            run = []
        run.append(chapter)
    yield from _run(run)


def _label(node: Node) -> str:
    return "".join(node.label.split())
