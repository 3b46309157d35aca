"""The rows of a ledger read as a tree: problem, item, measures.

Merged cells and 同上 come filled in. Where a table lost its merges, cells are empty below the first row: a row without
problem and item goes on with the item of the row directly above it.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask_babel import gettext as _

from portal.office.importing import ImportRow, Message, nearest

from ..drafting import Step
from .columns import HORIZON_CODES, HORIZON_NAMES

OF_PROBLEM = ("source", "aspect", "cause")
OF_ITEM = ("goal", "first_responsible", "lead_official", "responsible_unit", "supporting_unit", "commitment")
NUMBERED = re.compile(r"\s*(?:\d+[.、．)）](?!\d)|[(（]\d+[)）]|[①-⑳])\s*")


@dataclass(eq=False)
class ProblemNode:
    """A problem, with what its rows say of it; `texts` are how it shows, which may be several rows."""

    key: str
    line: "Line"  # where it begins
    said: dict[str, str] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)


@dataclass(eq=False)
class ItemNode:
    """An item of one problem, or of several that name it in the same words; with the number of the row of each step."""

    title: str
    line: "Line"
    problems: list[ProblemNode]
    said: dict[str, Any] = field(default_factory=dict)
    steps: list[tuple[Step, "Line"]] = field(default_factory=list)

    @property
    def words(self) -> tuple[Any, ...]:
        """All it says: two with the same words are one item."""
        return plain(self.title), self.said, [step for step, _line in self.steps]


@dataclass(eq=False)
class Line:
    """A row in its place of the tree, and what is to be said of it."""

    row: ImportRow
    problem: ProblemNode | None = None
    item: ItemNode | None = None
    messages: list[Message] = field(default_factory=list)
    wrong: bool = False

    def refuse(self, text: str, column: str, suggestion: str = "") -> None:
        """Say what is wrong with it."""
        self.messages.append(Message(text, column, suggestion))
        self.wrong = True

    def say(self, text: str, column: str, suggestion: str = "") -> None:
        """Say what to think about."""
        self.messages.append(Message(text, column, suggestion))


def plain(text: str) -> str:
    """A text as it is compared to find what it names."""
    return "".join(unicodedata.normalize("NFKC", text).split()).rstrip("。;.").casefold()


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
            _gather(line, line.item)

    def _problem(self, line: Line, above: Line | None) -> ProblemNode | None:
        if not (words := _problem_words(line.row)):
            if above and above.problem:
                return above.problem
            line.refuse(_("No problem stands in this row or above it. Fill in which one it is about."), "problem")
            return None
        node = self._problems.setdefault(plain(words), ProblemNode(plain(words), line))
        node.said.setdefault("problem", words)
        if (text := line.row.get("text")) and text not in node.texts:
            node.texts.append(text)
        for key in OF_PROBLEM:
            _keep(node.said, key, line, node.line)
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
        if above and above.item and above.problem is problem and not _problem_words(row):
            line.say(_("Read as a further measure of “%(item)s”.", item=above.item.title), "measure")
            return above.item
        line.refuse(_("This measure belongs to no item. Fill in the item."), "item")
        return None


def _problem_words(row: ImportRow) -> str:
    return str(row.get("problem") or row.get("text") or "")


def _gather(line: Line, node: ItemNode) -> None:
    """What a row says of its item, and its measures."""
    for key in OF_ITEM:
        _keep(node.said, key, line, node.line)
    _keep_horizon(line, node)
    own_dates, own_owners = "step_deadline" in line.row.values, "step_owner" in line.row.values
    owner, deadline = line.row.get("owner") or "", line.row.get("deadline")
    if own_owners:
        _keep(node.said, "owner", line, node.line)
    elif owner:
        node.said.setdefault("owner", owner)
    if own_dates:
        _keep(node.said, "deadline", line, node.line)
    elif deadline:
        node.said["deadline"] = max(deadline, node.said.get("deadline", deadline))
    step_owner = (line.row.get("step_owner") or "") if own_owners else owner or node.said.get("owner", "")
    step_deadline = line.row.get("step_deadline") if own_dates else deadline or node.line.row.get("deadline")
    node.steps += [(step, line) for step in _steps(line.row.get("measure") or "", step_owner, step_deadline)]


def _steps(text: str, owner: str, deadline: date | None) -> list[Step]:
    """The measures of a cell: those that are numbered line by line are one each."""
    lines = [line for line in text.split("\n") if line.strip()]
    begins = [number for number, line in enumerate(lines) if NUMBERED.match(line)]
    if len(begins) < 2 or begins[0] != 0:
        return [Step(" ".join(text.split()), owner, deadline)] if text else []
    ends = [*begins[1:], len(lines)]
    texts = (" ".join(lines[begin:end]) for begin, end in zip(begins, ends, strict=True))
    return [Step(NUMBERED.sub("", it, count=1), owner, deadline) for it in texts]


def _keep_horizon(line: Line, node: ItemNode) -> None:
    if not (word := line.row.get("horizon")):
        return
    code = HORIZON_CODES.get("".join(word.split()))
    if code is None:
        names = "、".join(HORIZON_NAMES.values())
        line.refuse(_("“%(word)s” is no horizon. Write one of: %(names)s.", word=word, names=names), "horizon",
                    nearest(word, list(HORIZON_CODES)))  # fmt: skip
    elif code != node.said.setdefault("horizon", code):
        _otherwise(line, "horizon", node.line)


def _keep(said: dict[str, Any], key: str, line: Line, first: Line) -> None:
    """The first value that is said counts; another one is pointed out."""
    if value := line.row.get(key):
        kept = said.setdefault(key, value)
        if plain(str(kept)) != plain(str(value)):
            _otherwise(line, key, first)


def _otherwise(line: Line, key: str, first: Line) -> None:
    text = _("Row %(row)s says something else of the same matter. What stands there counts.", row=first.row.number)
    line.say(text, key)


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
