"""Periods as rules write them: 五个工作日, 十五日内, 1个月, 三年."""

import re
from dataclasses import dataclass

from .numerals import NUMERAL, from_chinese

_UNITS = {"工作日": "workday", "日": "day", "天": "day", "月": "month", "年": "year"}
# A bare 日 or 年 is a period only where 内, 以内 or 前 follows: else it is a date.
_PERIOD = re.compile(
    rf"(?P<number>\d{{1,4}}|{NUMERAL})(?:个(?P<counted>工作日|月)|(?P<unit>工作日|天)|(?<!月)(?P<bare>日|年)(?=[内以之前]))"
)


@dataclass(frozen=True)
class Period:
    """So many of a unit: `workday`, `day`, `month` or `year`; `words` is how it was written."""

    number: int
    unit: str
    words: str


def read_periods(words: str) -> list[Period]:
    """The periods that are named, in order."""
    return [_period(it) for it in _PERIOD.finditer(words)]


def _period(match: re.Match[str]) -> Period:
    number = match["number"]
    unit = _UNITS[match["counted"] or match["unit"] or match["bare"]]
    return Period(int(number) if number.isdecimal() else from_chinese(number), unit, match[0])
