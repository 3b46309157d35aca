"""The parts of a ledger read as a tree: problems, items, and the rows in which they stand."""

import unicodedata
from dataclasses import dataclass, field
from typing import Any

from portal.office.importing import ImportRow, Message

from ..drafting import Step


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
