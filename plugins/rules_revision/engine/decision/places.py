"""Places in a rule, as decisions name them: 第三条第二款第一项, 第二章第一节, 引言, 附件第二自然段.

Rules without 条 number 一、 as 第一项 and （一） as 第一点. Every place is one of the text as it was.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ..labels import Number
from ..tree import GROUPS, Kind, Scheme
from ..units import UNITS, numbered

Step = tuple[Kind, Number]

TITLE, NOTE, PREAMBLE, CONTENTS = "名称", "题注", "引言", "目录"
COVER, ANNEX, SIGNATURE, WHOLE = "印发通知", "附件", "落款", "全文"
PARTS = (COVER, TITLE, NOTE, CONTENTS, PREAMBLE, SIGNATURE, ANNEX, WHOLE)
LINE_WORD = "自然段"

_OF_ARTICLES = UNITS | {Kind.DETAIL: "细目", Kind.LINE: LINE_WORD}
_OF_POINTS = _OF_ARTICLES | {Kind.POINT: "项", Kind.ITEM: "点"}
del _OF_POINTS[Kind.ARTICLE]
_WORDS = {Scheme.ARTICLES: _OF_ARTICLES, Scheme.OUTLINE: _OF_POINTS}


@dataclass(frozen=True, order=True)
class Place:
    """A part of a rule that has a name, or steps inward: 第三条, 第二款, 第一项."""

    part: str = ""
    steps: tuple[Step, ...] = ()

    def __str__(self) -> str:
        return self.part + "".join(ordinal(*step, scheme_of_steps(self.steps)) for step in self.steps)

    def inside(self, kind: Kind, number: Number) -> "Place":
        """One step further inward."""
        return Place(self.part, (*self.steps, (kind, number)))

    @property
    def last(self) -> Step:
        """The innermost step."""
        return self.steps[-1]

    @property
    def parent(self) -> "Place":
        """One step outward."""
        return Place(self.part, self.steps[:-1])

    @property
    def is_group(self) -> bool:
        """Whether it is a 编, 章 or 节."""
        return bool(self.steps) and self.last[0] in GROUPS


def scheme_of_steps(steps: Iterable[Step]) -> Scheme:
    """Tell which words name these steps."""
    return Scheme.OUTLINE if any(kind is Kind.POINT for kind, _ in steps) else Scheme.ARTICLES


def word_for(kind: Kind, scheme: Scheme) -> str:
    """Tell how a kind is called in the names of places: 条, 款, 项."""
    return _WORDS[scheme][kind]


def kind_for(word: str, scheme: Scheme) -> Kind | None:
    """Tell which kind a word of a place's name means."""
    return next((kind for kind, said in _WORDS[scheme].items() if said == word), None)


def ordinal(kind: Kind, number: Number, scheme: Scheme) -> str:
    """Write 第三条, 第十条之一."""
    return numbered(number, word_for(kind, scheme))


def write_places(places: tuple[Place, ...]) -> str:
    """Write several places: 第三条至第五条、第八条第一款、第二款; what is the same outside is said once."""
    written: list[str] = []
    run: list[Place] = []
    outer: Place | None = None
    for place in places:
        if run and goes_on(run[-1], place):
            run.append(place)
            continue
        written += _write_run(run, outer)
        outer, run = (run[-1].parent if run else None), [place]
    return "、".join(written + _write_run(run, outer))


def goes_on(before: Place, place: Place) -> bool:
    """Whether a place is the next one of its kind after another."""
    if not (before.steps and place.steps) or before.parent != place.parent or before.last[0] is not place.last[0]:
        return False
    first, second = before.last[1], place.last[1]
    return not first.after and not second.after and second.base == first.base + 1


def _write_run(run: list[Place], outer: Place | None) -> list[str]:
    if not run:
        return []
    names = [_relative(place, outer if at == 0 else place.parent) for at, place in enumerate(run)]
    return [f"{names[0]}至{names[-1]}"] if len(run) > 2 else names


def _relative(place: Place, outer: Place | None) -> str:
    """The last step alone where the one before it had the same outer place, the full name else."""
    if outer is None or not outer.steps or place.parent != outer or place.last[0] in (*GROUPS, Kind.LINE):
        return str(place)
    return ordinal(*place.last, scheme_of_steps(place.steps))
