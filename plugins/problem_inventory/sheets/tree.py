"""The rows of a ledger read as a tree: problem, item, measures.

Merged cells and 同上 come filled in. Where a table lost its merges, cells are empty below the first row: a row without
problem and item goes on with the item of the row directly above it.
"""

from collections.abc import Iterable, Sequence

from flask_babel import gettext as _

from portal.office.importing import ImportRow
from portal.office.sheets.sections import without_again

from .gathering import gather, keep
from .nodes import ItemNode, Line, ProblemNode, plain

OF_PROBLEM = ("source", "aspect", "cause")


def read_tree(rows: Iterable[ImportRow]) -> list[Line]:
    """Each row with its problem and its item."""
    tree = _Tree()
    for row in rows:
        tree.add(row)
    _fold(tree.lines)
    return tree.lines


class _Tree:
    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._problems: dict[str, ProblemNode] = {}
        self._items: dict[tuple[str, str], ItemNode] = {}

    def add(self, row: ImportRow) -> None:
        """The next row; one that goes on with the row above stands directly below it."""
        line = Line(row)
        last = self.lines[-1] if self.lines else None
        above = last if last and last.row.number + 1 == row.number else None
        self.lines.append(line)
        line.problem = self._problem(line, above)
        line.item = self._item(line, above)
        if line.item:
            gather(line, line.item)

    def _problem(self, line: Line, above: Line | None) -> ProblemNode | None:
        if not line.row.get("problem") and above and above.problem and _goes_on(line.row):
            return _with_text(above.problem, line)
        if not (words := _problem_words(line.row)):
            line.refuse(_("No problem stands in this row or above it. Fill in which one it is about."), "problem")
            return None
        node = self._problems.setdefault(plain(words), ProblemNode(plain(words), line))
        node.said.setdefault("problem", words)
        if (text := line.row.get("text")) and text not in node.texts:
            node.texts.append(text)
        for key in OF_PROBLEM:
            keep(node.said, key, line, node.line)
        return node

    def _item(self, line: Line, above: Line | None) -> ItemNode | None:
        row, problem = line.row, line.problem
        if problem is None:
            return None
        if title := row.get("item"):
            key = problem.key, plain(title)
            return self._items.setdefault(key, ItemNode(title, line, [problem]))
        if not row.get("measure"):
            return None
        if above and above.item and above.problem is problem:
            line.say(_("Read as a further measure of “%(item)s”.", item=above.item.title), "measure")
            return above.item
        line.refuse(_("This measure belongs to no item. Fill in the item."), "item")
        return None


def _problem_words(row: ImportRow) -> str:
    """What the problem is called; one that goes on from the page before (续) is the same."""
    return without_again(str(row.get("problem") or row.get("text") or ""))


def _goes_on(row: ImportRow) -> bool:
    """Whether a row without a problem goes on with the one above: where a column names problems, its text does, too."""
    return "problem" in row.values or not row.get("text")


def _with_text(problem: ProblemNode, line: Line) -> ProblemNode:
    """The problem with what a further row says of it."""
    if (text := line.row.get("text")) and text not in problem.texts:
        problem.texts.append(text)
        line.say(_("Read as a further part of “%(problem)s”.", problem=problem.said["problem"]), "text")
    for key in OF_PROBLEM:
        keep(problem.said, key, line, problem.line)
    return problem


def _fold(lines: Sequence[Line]) -> None:
    """Items under several problems with the same words are one item that cures them all."""
    by_title: dict[str, list[ItemNode]] = {}
    same: dict[ItemNode, ItemNode] = {}
    for node in dict.fromkeys(line.item for line in lines if line.item):
        others = by_title.setdefault(plain(node.title), [])
        twin = next((it for it in others if it.words == node.words), None)
        if twin is None:
            others.append(node)
        else:
            twin.problems += node.problems
            same[node] = twin
    for line in lines:
        if line.item in same:
            line.item = same[line.item]
