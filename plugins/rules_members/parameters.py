"""What a code for members asks: each duty with how many a year, and the article that says so."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flask_babel import gettext as _

from plugins.rules_revision.engine import Node, read_text
from plugins.rules_revision.engine.numerals import NUMERAL, from_chinese
from plugins.rules_revision.engine.parameters import Parameter
from plugins.rules_revision.engine.said import Said, sentences

from .terms import AMOUNTS, AT_MOST, DUTIES, JOINTLY

MODEL = Path(__file__).parent / "model" / "zh.txt"
_NUMBER = rf"({NUMERAL}|\d{{1,3}})个?[件次篇条天份人户]"
_LEAST = re.compile(rf"(?:不少于|不低于|不得少于|至少)[^，。；]{{0,12}}?{_NUMBER}|{_NUMBER}以上")
_MOST = re.compile(rf"不(?:得)?超过{_NUMBER}|{_NUMBER}以下")
_JOINT = re.compile(rf"联名[^，。；]*?(?:不少于|至少){_NUMBER}")
_YEARLY = re.compile("每年|年度|一年|年内|任期")
# The first that fits says which duty a sentence is about: training is an activity, too.
_ABOUT = {
    "absences": re.compile("缺席"),
    "proposals_or_information": re.compile("提案(?:或者|或|和|、)(?:反映)?社情民意"),
    "training": re.compile("学习|培训"),
    "proposals": re.compile("提案"),
    "social_information": re.compile("社情民意"),
    "contacts": re.compile("联系[^，。；]*群众|走访"),
    "activities": re.compile("调研|视察|活动"),
}


@dataclass(frozen=True)
class Duty:
    """A duty, how many a year (`joint`: how many instead where done with others), and the sentence that says so."""

    code: str
    number: int
    said: Said
    joint: int | None = None

    @property
    def title(self) -> str:
        """What the duty is called."""
        return str(DUTIES[self.code])

    @property
    def amount(self) -> str:
        """How many a year, in words."""
        if self.joint is not None:
            return _(JOINTLY, number=self.number, joint=self.joint)
        return _(AMOUNTS[self.code], number=self.number)

    def met_by(self, count: int) -> bool:
        """Whether so many are enough, or not too many."""
        return count <= self.number if self.code in AT_MOST else count >= self.number


def duties(tree: Node) -> list[Duty]:
    """The duties of a code that name a number, each once, in reading order."""
    found: dict[str, Duty] = {}
    for said in sentences(tree):
        duty = _duty(said)
        if duty is not None:
            found.setdefault(duty.code, duty)
    return list(found.values())


def parameters(tree: Node) -> list[Parameter]:
    """The same as what a rule lays down."""
    return [Parameter(it.title, it.amount, it.said.node, it.said.place, it.number) for it in duties(tree)]


@lru_cache(maxsize=1)
def model() -> Node:
    """The model text as a tree."""
    return read_text(MODEL.read_text("utf-8"))


def _duty(said: Said) -> Duty | None:
    code = next((code for code, words in _ABOUT.items() if words.search(said.words)), None)
    if code is None or not _YEARLY.search(f"{said.lead}\n{said.words}"):
        return None
    joint = _JOINT.search(said.words) if code == "proposals" else None
    words = said.words.replace(joint[0], "") if joint else said.words
    number = (_MOST if code in AT_MOST else _LEAST).search(words)
    if number is None:
        return None
    return Duty(code, _first(number), said, _first(joint) if joint else None)


def _first(match: re.Match[str]) -> int:
    words: str = next(filter(None, match.groups()))
    return int(words) if words.isdecimal() else from_chinese(words)
