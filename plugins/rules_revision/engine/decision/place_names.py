"""Reading the names of places: 第三条第二款、第四款, 第八条至第十条, 名称、第一条, 原第四条, 刑法第三百条."""

import re
from dataclasses import dataclass

from ..labels import BLANK, Number, value_of
from ..numerals import NUMERAL
from ..tree import Kind, Scheme
from .places import PARTS, TITLE, Place, kind_for, scheme_of_steps
from .refusing import DecisionRefused

_DEPTHS = {
    Kind.PART: 0,
    Kind.CHAPTER: 1,
    Kind.SECTION: 2,
    Kind.ARTICLE: 3,
    Kind.POINT: 3,
    Kind.LINE: 3,
    Kind.PARAGRAPH: 4,
    Kind.ITEM: 5,
    Kind.SUBITEM: 6,
    Kind.DETAIL: 7,
}
_STEP = re.compile(rf"第[{BLANK}]*({NUMERAL}|\d{{1,4}})[{BLANK}]*(自然段|细目|[编章节条款项点目])(?:之({NUMERAL}))?")
_BRACKETED = re.compile(rf"第?[（(]({NUMERAL})[）)](项|点)()")
_SHORT = re.compile(rf"第?({NUMERAL})(?=[、，和及至])")
_PART = re.compile("|".join(PARTS) + "|标题|序言|题目")
_CALLED = {"标题": TITLE, "题目": TITLE, "序言": "引言"}
_SAME = re.compile("[该本](?:条|款|项|自然段)|其")
_JOINT = re.compile("、|，|和|以及|及|与|至|到")
_BEFORE = re.compile(rf"^[^第、]*?(?=第|{_PART.pattern})")


@dataclass
class Names:
    """Reads the names of places in one sentence; what is left out is as it was in the place before."""

    scheme: Scheme
    context: Place | None = None

    def read(self, said: str) -> tuple[Place, ...]:
        """Read one place or several. Raises DecisionRefused when there is anything else between them."""
        rest, found, joint = said, list[Place](), ""
        while rest:
            place, rest = self._one(rest if found else _BEFORE.sub("", rest, count=1), said)
            found += _between(found[-1], place) if joint in ("至", "到") else [place]
            self.context = place
            joint, rest = _joint(rest, said)
        if not found or joint:
            raise DecisionRefused("unknown_place", words=said)
        return tuple(found)

    def numbers(self, said: str) -> tuple[Number, ...]:
        """Read the numbers of 作为第三款、第四款."""
        context = self.context
        numbers = tuple(place.last[1] for place in self.read(said) if place.steps)
        self.context = context
        return numbers

    def _one(self, said: str, whole: str) -> tuple[Place, str]:
        if self.context and (same := _SAME.match(said)):
            return self.context, said[same.end() :]
        part = _PART.match(said)
        rest = said[part.end() :] if part else said
        rest = rest.removeprefix("原")
        steps: list[tuple[Kind, Number]] = []
        while found := _STEP.match(rest) or _BRACKETED.match(rest):
            steps.append(self._step(found, whole))
            rest = rest[found.end() :].removeprefix("的" if _STEP.match(rest[found.end() + 1 :]) else "\0")
        if part:
            return Place(_CALLED.get(part[0], part[0]), tuple(steps)), rest
        if not steps:
            raise DecisionRefused("unknown_place", words=whole)
        return Place(steps=(*self._outer(steps[0][0], whole), *steps)), rest

    def _step(self, found: re.Match[str], whole: str) -> tuple[Kind, Number]:
        kind = kind_for(found[2], self.scheme)
        if kind is None:
            raise DecisionRefused("unknown_place", words=whole)
        return kind, Number(value_of(found[1]), value_of(found[3]) if found[3] else 0)

    def _outer(self, kind: Kind, whole: str) -> tuple[tuple[Kind, Number], ...]:
        depth = _DEPTHS[kind]
        if depth <= _DEPTHS[Kind.ARTICLE]:
            return ()
        steps = self.context.steps if self.context else ()
        outer = tuple(step for step in steps if _DEPTHS[step[0]] < depth)
        if not outer or _DEPTHS[outer[-1][0]] < _DEPTHS[Kind.ARTICLE]:
            raise DecisionRefused("which_clause", words=whole)
        return outer


def scheme_of_sentence(said: str, context: Place | None) -> Scheme:
    """Tell whether 第三项 is a clause of its own or part of one: where no 条 is named, it is a clause."""
    if context and context.steps:
        return scheme_of_steps(context.steps)
    named = [found[2] for found in _STEP.finditer(said)]
    return Scheme.OUTLINE if "条" not in named and ("项" in named or "点" in named) else Scheme.ARTICLES


def _joint(rest: str, whole: str) -> tuple[str, str]:
    if not rest:
        return "", ""
    found = _JOINT.match(rest)
    if not found:
        raise DecisionRefused("unknown_place", words=whole)
    return found[0], rest[found.end() :]


def _between(first: Place, last: Place) -> list[Place]:
    """第八条至第十条: what stands after the first, up to the last."""
    if first.parent != last.parent or first.last[0] is not last.last[0]:
        raise DecisionRefused("range", words=f"{first}至{last}")
    kind, end = last.last
    start = first.last[1]
    return [last.parent.inside(kind, Number(base)) for base in range(start.base + 1, end.base)] + [last]
