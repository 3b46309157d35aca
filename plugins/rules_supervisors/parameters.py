"""What a rule on the dispatch of supervisors lays down: term, people, answers, activities, look-back, replacement."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from plugins.rules_revision.engine import Node, read_text
from plugins.rules_revision.engine.numerals import NUMERAL, from_chinese
from plugins.rules_revision.engine.parameters import Parameter
from plugins.rules_revision.engine.periods import Period, read_periods
from plugins.rules_revision.engine.said import Said, sentences
from plugins.rules_revision.parameters import of_period

MODEL = Path(__file__).parent / "model" / "zh.txt"
_NUMBER = rf"(?:{NUMERAL}|\d{{1,3}})"
_TERM = re.compile(rf"任期(?:为|是)?({_NUMBER})年")
_PEOPLE = re.compile(rf"({_NUMBER})(?:至|到|—|－|-|～|~)({_NUMBER})[人名]")
_EXACTLY = re.compile(rf"(?:每组|由|设)(?:监督员)?({_NUMBER})[人名](?!组长)")
_TIMES = re.compile(rf"({_NUMBER})次")
_PERIODS = {"answer": "答复", "look_back": "回头看", "replacement": "补派|增补|补选|补充"}
_TITLES = {
    "answer": _l("Answer to a letter within"),
    "look_back": _l("Look-back within"),
    "replacement": _l("Replacement after a recall within"),
}


@dataclass(frozen=True)
class Found:
    """One or two numbers, and the sentence that says so."""

    said: Said
    first: int
    last: int = 0


def number_of(words: str) -> int:
    """A number in Chinese or in digits."""
    return int(words) if words.isdecimal() else from_chinese(words)


def term(tree: Node) -> Found | None:
    """How many years a term has."""
    return next((Found(it, number_of(match[1])) for it, match in _matches(tree, _TERM)), None)


def people(tree: Node) -> Found | None:
    """How many people a group has, from and to."""
    for said, match in _matches(tree, _PEOPLE):
        return Found(said, number_of(match[1]), number_of(match[2]))
    for said, match in _matches(tree, _EXACTLY):
        if "组" in said.words and "组长" not in said.words[match.end() - 1 : match.end() + 2]:
            return Found(said, number_of(match[1]), number_of(match[1]))
    return None


def activities(tree: Node) -> Found | None:
    """How many activities a quarter has at least."""
    for said, match in _matches(tree, _TIMES):
        if re.search("季度|每季", said.words) and "活动" in said.words:
            return Found(said, number_of(match[1]))
    return None


def period(tree: Node, name: str) -> tuple[Said, Period] | None:
    """Within which time a letter is answered, looked back on, or a person replaced: 三十日内书面答复, 答复期限为…."""
    after = re.compile(_PERIODS[name])
    before = re.compile(f"(?:{_PERIODS[name]})的?(?:期限|时限)")
    for said in sentences(tree):
        for found in read_periods(said.words):
            start, _found, rest = said.words.partition(found.words)
            if after.search(rest) or before.search(start):
                return said, found
    return None


def parameters(tree: Node) -> list[Parameter]:
    """Everything that can be read out of a rule on the dispatch of supervisors."""
    return [*_counts(tree), *_periods(tree)]


@lru_cache(maxsize=1)
def model() -> Node:
    """The model text as a tree."""
    return read_text(MODEL.read_text("utf-8"))


def _counts(tree: Node) -> Iterator[Parameter]:
    if found := term(tree):
        value = _("%(number)s years", number=found.first)
        yield Parameter(_("Term"), value, found.said.node, found.said.place, found.first, "year")
    if found := people(tree):
        value = _("%(least)s to %(most)s people", least=found.first, most=found.last)
        yield Parameter(_("Size of a group"), value, found.said.node, found.said.place)
    if found := activities(tree):
        value = _("at least %(number)s each quarter", number=found.first)
        yield Parameter(_("Activities"), value, found.said.node, found.said.place, found.first)


def _periods(tree: Node) -> Iterator[Parameter]:
    for name, title in _TITLES.items():
        if found := period(tree, name):
            yield of_period(*found, str(title))


def _matches(tree: Node, pattern: re.Pattern[str]) -> Iterator[tuple[Said, re.Match[str]]]:
    for said in sentences(tree):
        if match := pattern.search(said.words):
            yield said, match
