"""A sentence of a decision with its quotations taken out, and the list of formulae it is compared with."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from .operations import Operation
from .place_names import Names
from .places import Place
from .refusing import DecisionRefused

Q = "\ue000"  # stands for a quotation
UNITS = "[条款项点目]"
ONE = "[一二两三四五六七八九十]+"
BECOMES = "(?:相应)?(?:改为|作为|修改为|调整为|顺延为)"
AS = "，?(?:作为|列为)"
CONTENT = "(?:内容)?(?:相应)?(?:修改)为：?"


@dataclass
class Sentence:
    """A sentence with its quotations taken out, and how its places are read."""

    said: str
    quotes: list[str]
    names: Names

    def places(self, said: str) -> tuple[Place, ...]:
        """Read places."""
        return self.names.read(said)

    def one(self, said: str) -> Place:
        """Read one place."""
        found = self.names.read(said)
        if len(found) != 1:
            raise DecisionRefused("one_place", words=said)
        return found[0]

    def same(self) -> Place:
        """The place named before in the same item."""
        if self.names.context is None:
            raise DecisionRefused("which_clause")
        return self.names.context

    def clause(self) -> Place:
        """The clause named before in the same item."""
        context = self.names.context
        if context is None or not context.steps:
            raise DecisionRefused("which_clause")
        return Place(steps=context.steps[:1])

    def text(self) -> str:
        """All that is quoted."""
        return "\n".join(self.quotes)

    def changes(self, said: str) -> tuple[tuple[str, str], ...]:
        """Read “甲”修改为“乙”，“丙”、“丁”修改为“戊”: the old words of each new ones."""
        changes: list[tuple[str, str]] = []
        at = 0
        for part in re.split("[，；](?=.)", said):
            olds = part.split("修改为")[0].count(Q) if "修改为" in part else part.split("改为")[0].count(Q)
            new = self.quotes[at + olds]
            changes += [(old, new) for old in self.quotes[at : at + olds]]
            at += olds + 1
        return tuple(changes)


Build = Callable[[Sentence, re.Match[str]], list[Operation]]
FORMULAE: list[tuple[re.Pattern[str], Build]] = []


def formula(pattern: str) -> Callable[[Build], Build]:
    """Enter a formula; they are tried in the order they stand here."""

    def enter(build: Build) -> Build:
        FORMULAE.append((re.compile(pattern), build))
        return build

    return enter


def without_of(said: str) -> str:
    """第三条中的 → 第三条."""
    return re.sub("[，、：]?其?中?的?$", "", said)


def build(sentence: Sentence) -> list[Operation]:
    """Read a sentence by the first formula it has the form of. Raises DecisionRefused when it has none."""
    for pattern, make in FORMULAE:
        if found := pattern.fullmatch(sentence.said):
            return make(sentence, found)
    raise DecisionRefused("unknown_form")
