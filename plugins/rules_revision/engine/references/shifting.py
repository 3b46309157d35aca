"""Renumbering the references of a text when clauses, paragraphs or items get other numbers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..labels import Number
from ..numerals import NUMERAL, to_chinese
from ..tree import Kind
from .model import Reference, Span, Step, Steps, Whose
from .places import Path
from .reading import read_references

Edit = tuple[Span, str]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a text stands, with its old number: what 本条第二款 and 前款第一项 in it count from."""

    path: Path = ()
    title: str = ""
    is_outline: bool = False


NOWHERE = Standing()


def shifted(
    text: str,
    clauses: Mapping[Number, Number],
    inner: Mapping[Path, Path] | None = None,
    standing: Standing = NOWHERE,
) -> str:
    """Write a text with every reference to its own rule renumbered, in ranges and lists too.

    `clauses` tells the new numbers of clauses. `inner` tells where a paragraph, an item or a chapter went:
    (第三条, 第二款) → (第四条, 第一款), all with their whole path; what is not named goes along with what holds it.
    """
    moves = _Moves(clauses, inner or {}, standing)
    edits = [edit for reference in read_references(text) for edit in moves.edits(text, reference)]
    return rewritten(text, edits)


def only_shifted(
    old: str,
    new: str,
    clauses: Mapping[Number, Number],
    inner: Mapping[Path, Path] | None = None,
    standing: Standing = NOWHERE,
) -> bool:
    """Whether two texts differ only because clauses got other numbers (仅因条文顺序调整)."""
    return old != new and shifted(old, clauses, inner, standing) == new


def rewritten(text: str, edits: list[Edit]) -> str:
    """Put words in place of spans of a text."""
    for (start, end), words in sorted(edits, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def renumbered(text: str, step: Step, number: Number) -> Iterator[Edit]:
    """Tell what to write where a step is written, in its own manner: 三 or 3, 第十条之一."""
    if step.span is None or step.number == number:
        return
    written = text[slice(*step.span)]
    yield step.span, to_chinese(number.base) if re.fullmatch(NUMERAL, written) else str(number.base)
    if step.tail and step.number.after != number.after:
        yield step.tail, f"之{to_chinese(number.after)}" if number.after else ""


@dataclass(frozen=True, slots=True)
class _Moves:
    clauses: Mapping[Number, Number]
    inner: Mapping[Path, Path]
    standing: Standing

    def edits(self, text: str, reference: Reference) -> Iterator[Edit]:
        own = reference.is_own or (self.standing.title and reference.head == self.standing.title)
        for target in reference.targets if own else ():
            for steps in target.ends:
                before = self._before(reference, steps)
                old = self._places(steps, before)
                new = self.moved(before + old)[-len(steps) :]
                if [kind for kind, _ in new] == [kind for kind, _ in old]:
                    for step, (_, number) in zip(steps, new, strict=True):
                        yield from renumbered(text, step, number)

    def moved(self, path: Path) -> Path:
        """Tell the new path of an old one."""
        if not path:
            return ()
        if (new := self.inner.get(path) or self._item_without_paragraph(path)) is not None:
            return new
        kind, number = path[-1]
        if kind is Kind.ARTICLE:
            return (*path[:-1], (kind, self.clauses.get(number, number)))
        return (*self.moved(path[:-1]), path[-1])

    def _item_without_paragraph(self, path: Path) -> Path | None:
        """第三条第二项: an item of a clause that has one list."""
        if len(path) != 2 or path[0][0] is not Kind.ARTICLE or path[1][0] is not Kind.ITEM:
            return None
        found = (new for old, new in self.inner.items() if len(old) == 3 and (old[0], old[2]) == path)
        new = next(found, None)
        return (new[0], new[-1]) if new else None

    def _places(self, steps: Steps, before: Path) -> Path:
        """In a rule of 一、, the first step is its clause: 本制度第三项第（一）点."""
        first, *rest = (step.place for step in steps)
        if self.standing.is_outline and not before and first[0] in (Kind.ITEM, Kind.POINT):
            first = (Kind.ARTICLE, first[1])
        return (first, *((Kind.ITEM if kind is Kind.POINT else kind, number) for kind, number in rest))

    def _before(self, reference: Reference, steps: Steps) -> Path:
        """Tell what is meant and not written before the first step."""
        kinds = [kind for kind, _ in self.standing.path]
        first = steps[0].kind
        if first not in (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM) or reference.whose is Whose.OWN:
            return ()
        if first is Kind.PARAGRAPH or reference.near is Kind.ARTICLE:
            return self.standing.path[: 1 if kinds else 0]
        if reference.near is Kind.PARAGRAPH and Kind.PARAGRAPH in kinds:
            place = kinds.index(Kind.PARAGRAPH)
            number = self.standing.path[place][1].base - reference.back
            return (*self.standing.path[:place], (Kind.PARAGRAPH, Number(max(number, 1))))
        return self.standing.path[: 2 if first is Kind.ITEM else 3]
