"""Where the words a decision quotes may begin and end in a line: at whole words, dates, amounts and references."""

import re
from functools import cached_property

from ..numerals import NUMERAL
from .bonds import STOPS, Bonds

_COUNT = rf"(?:\d+(?:[.,，]\d+)*|{NUMERAL})"
_WHOLE = re.compile(
    rf"{_COUNT}年(?:{_COUNT}月(?:{_COUNT}日)?)?|{_COUNT}月{_COUNT}日"
    rf"|(?:{_COUNT}[万亿]*)(?:元|个工作日|个月|日|天|周|小时|分钟?|人|名|次|倍|件|周?岁|届|辆|台|份|户|项|吨|升|平方米|公里|[%％])(?:以上|以下|以内)?"
    rf"|{_COUNT}分之{_COUNT}|\d+(?:[.,，]\d+)*[万亿]*"
    rf"|(?:第(?:{NUMERAL}|\d+|[（(]{NUMERAL}[）)])[编章节条款项目](?:之{NUMERAL})?)+"
    r"|《[^《》\n]{1,60}》|[A-Za-z][A-Za-z0-9.]*|中华人民共和国"
)
_STARTS_ILL = "的地得和与及或等者们之化"
_ENDS_ILL = "的和与及或并由在对向将把被为从以于按其该"
_NAMED = "法例定则程度"  # 专利法第二条 is quoted with the name of the law
_SENTENCES = "。；！？"
INSIDE, COMMA, NAMED, ILL = 40, 12, 9, 8


class Edges:
    """What it costs to begin or end a quotation at a place of a line."""

    def __init__(self, line: str, bonds: Bonds) -> None:
        self.line, self.bonds = line, bonds

    def starts(self, at: int) -> int:
        """How ill it reads to begin before a place."""
        first = self.line[at : at + 1]
        if first in STOPS and first not in "（(《〈“‘":
            return COMMA
        weak = first in _STARTS_ILL and not self._is_word(at)
        cut = 0 if at in self._wholes else self.bonds.start_cost(self.line, at)
        if first == "第" and self.line[at - 1 : at] in tuple(_NAMED) and at:
            cut = NAMED
        return self._inside_cost(at) or cut + ILL * (bool(first) and weak)

    def ends(self, at: int) -> int:
        """How ill it reads to end before a place."""
        last = self.line[at - 1 : at]
        if last in STOPS and last not in "）)》〉”’":
            return COMMA
        weak = last in _ENDS_ILL and not self._is_word(at - 2)
        cut = 0 if at in self._wholes.values() else self.bonds.end_cost(self.line, at)
        return self._inside_cost(at) or cut + ILL * (bool(last) and weak)

    def is_sentence(self, start: int, end: int) -> bool:
        """Whether one or more whole sentences stand between two places."""
        before = self.line[start - 1 : start]
        return self.line[end - 1 : end] in tuple(_SENTENCES) and (not before or before in _SENTENCES)

    def _inside_cost(self, at: int) -> int:
        return INSIDE if at in self._inside else 0

    def _is_word(self, at: int) -> bool:
        """Whether two characters are one word: 行为 ends with no particle."""
        pair = self.line[at : at + 2] if at >= 0 else ""
        if "的" in pair:
            return pair == "目的"
        return len(pair) == 2 and self.bonds.counts[pair] >= 2 and 2 * self.bonds.counts[pair] >= min(
            self.bonds.counts[sign] for sign in pair
        )  # fmt: skip

    @cached_property
    def _wholes(self) -> dict[int, int]:
        """Where dates, amounts and references begin and end."""
        return {one.start(): one.end() for one in _WHOLE.finditer(self.line)}

    @cached_property
    def _inside(self) -> set[int]:
        return {at for start, end in self._wholes.items() for at in range(start + 1, end)}
