"""Reading: from the text of a rule to its tree."""

from dataclasses import dataclass, field

from .back import kinds_of_back
from .front import kinds_of_front
from .headings import Start
from .lines import Line, split_lines
from .pieces import Piece, cut
from .tree import CLAUSES, GROUPS, LISTED, Kind, Node, give_ids


def read_text(text: str) -> Node:
    """Read a rule into a tree that holds every character of its text once, in order."""
    pieces = cut(split_lines(text))
    first = next((at for at, (_, start) in enumerate(pieces) if start and start.kind in CLAUSES), len(pieces))
    kinds, body = kinds_of_front([line.said for line, _ in pieces[:first]])
    body = next((at for at in range(body) if kinds[at] is Kind.PREAMBLE and _opens(pieces[at])), body)
    back = kinds_of_back(pieces, first)
    end = len(pieces) - len(back)
    tree = Node(Kind.RULE, children=[_plain(kind, line) for kind, (line, _) in zip(kinds[:body], pieces, strict=False)])
    _read_body(tree, pieces[body:end])
    _read_back(tree, pieces[end:], back)
    return give_ids(tree)


def _opens(piece: Piece) -> bool:
    """Whether a line is the heading of a chapter that is called 一、管辖."""
    start = piece[1]
    return start is not None and start.kind in GROUPS and bool(start.style)


def _plain(kind: Kind, line: Line) -> Node:
    return Node(kind, before=line.before, text=line.said, after=line.after)


def _read_back(tree: Node, pieces: list[Piece], kinds: list[Kind]) -> None:
    parent = tree
    for (line, _), kind in zip(pieces, kinds, strict=True):
        node = _plain(kind, line)
        parent.children.append(node)
        parent = node if kind is Kind.ANNEX else parent


def _read_body(tree: Node, pieces: list[Piece]) -> None:
    place = _Place(tree)
    for line, start in pieces:
        if start is None:
            place.add_paragraph(line)
        elif start.kind in GROUPS:
            place.open_group(line, start)
        elif start.kind in CLAUSES:
            place.open_clause(line, start)
        else:
            place.add_listed(line, start)


@dataclass(slots=True)
class _Place:
    """Where in the tree the next line goes."""

    tree: Node
    groups: list[Node] = field(default_factory=list)
    clause: Node | None = None
    lists: list[tuple[str, Node]] = field(default_factory=list)

    def open_group(self, line: Line, start: Start) -> None:
        """A heading closes the groups of its own rank and below."""
        while self.groups and GROUPS.index(self.groups[-1].kind) >= GROUPS.index(start.kind):
            self.groups.pop()
        node = Node(start.kind, line.before, start.label, start.gap, start.words, line.after)
        self._group().children.append(node)
        self.groups.append(node)
        self.clause, self.lists = None, []

    def open_clause(self, line: Line, start: Start) -> None:
        """The words on the line of the number are the clause's first paragraph."""
        self.clause = Node(start.kind, line.before, start.label, start.gap)
        self._group().children.append(self.clause)
        self.lists = []
        if start.words:
            self.clause.children.append(Node(Kind.PARAGRAPH, text=start.words, after=line.after))
        else:
            self.clause.after = line.after

    def add_paragraph(self, line: Line) -> None:
        """A line without a number is the next paragraph of its clause, also after a list."""
        self.lists = []
        kind = Kind.PARAGRAPH if self.clause or self.groups else Kind.PREAMBLE
        (self.clause or self._group()).children.append(_plain(kind, line))

    def add_listed(self, line: Line, start: Start) -> None:
        """A number of a manner already open goes on in its list; of a new manner, it opens one inside."""
        styles = [style for style, _ in self.lists]
        if start.style in styles:
            del self.lists[styles.index(start.style) :]
        parent = self.lists[-1][1] if self.lists else self._last_paragraph()
        kind = LISTED[min(len(self.lists), len(LISTED) - 1)]
        node = Node(kind, line.before, start.label, start.gap, start.words, line.after)
        parent.children.append(node)
        self.lists.append((start.style, node))

    def _last_paragraph(self) -> Node:
        parent = self.clause or self._group()
        paragraphs = parent.of(Kind.PARAGRAPH)
        return paragraphs[-1] if paragraphs else parent

    def _group(self) -> Node:
        return self.groups[-1] if self.groups else self.tree
