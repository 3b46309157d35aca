"""Labels: 第三条之一, 第二章, 一、, （一）, 1., (1), ①; read as written, written in the manner of their neighbours."""

import re
from dataclasses import dataclass
from functools import lru_cache

from .numerals import LARGEST, NUMERAL, from_chinese, to_chinese

BLANK = " \t\u3000\xa0\u2002\u2003\u200b"
_NUMBER = rf"(?:{NUMERAL}|\d{{1,4}})"
HEADING = re.compile(rf"第[{BLANK}]*({_NUMBER})[{BLANK}]*(部分|[编章节条])(?:之({_NUMBER}))?")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_DOTTED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_CHINESE_BRACKETED = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
LISTS = (
    ("comma", re.compile(rf"({NUMERAL})(、|[.．](?!\d))")),
    ("bracket", re.compile(rf"[（(][{BLANK}]*({NUMERAL})[{BLANK}]*[）)]|([{_CHINESE_BRACKETED}])")),
    ("dot", re.compile(rf"(\d{{1,3}})(?:[.．](?!\d)|、)|([{_DOTTED}])")),
    ("ring", re.compile(rf"[（(](\d{{1,3}})[）)]|(\d{{1,3}})[)）]|([{_BRACKETED}])")),
    ("circle", re.compile(rf"([{_CIRCLED}])")),
)
STYLES = tuple(style for style, _ in LISTS)


@dataclass(frozen=True, order=True)
class Number:
    """第十条之一 is Number(10, 1); what stands between 10 and 11."""

    base: int
    after: int = 0

    @property
    def can_be_written(self) -> bool:
        """Whether there are numerals for it: 第〇条 and 一二三四五、 number nothing."""
        return 1 <= self.base <= LARGEST and 0 <= self.after <= LARGEST

    def __str__(self) -> str:
        return to_chinese(self.base) + (f"之{to_chinese(self.after)}" if self.after else "")


def value_of(written: str) -> int:
    """Read 十二, 12, ⑫ or ㈩."""
    for signs in (_CIRCLED, _BRACKETED, _DOTTED, _CHINESE_BRACKETED):
        if written in signs:
            return signs.index(written) + 1
    return int(written) if written.isdigit() else from_chinese(written)


@lru_cache(maxsize=10_000)
def read_label(label: str) -> Number | None:
    """Read which number a label says."""
    if heading := HEADING.search(label):
        return Number(value_of(heading[1]), value_of(heading[3]) if heading[3] else 0)
    for _, pattern in LISTS:
        if found := pattern.match(label):
            return Number(value_of(next(group for group in found.groups() if group)))
    return None


def style_of(label: str) -> str | None:
    """Tell which manner of list a label belongs to: comma 一、 · bracket （一） · dot 1. · ring (1) · circle ①."""
    return next((style for style, pattern in LISTS if pattern.match(label)), None)


def relabel(label: str, number: Number) -> str:
    """Write a label in the manner of another: 第三条 → 第四条, (二) → (三), 1. → 2."""
    if heading := HEADING.search(label):
        said = str(number.base) if heading[1].isdigit() else to_chinese(number.base)
        after = f"之{to_chinese(number.after)}" if number.after else ""
        return f"{label[: heading.start()]}第{said}{heading[2]}{after}{label[heading.end() :]}"
    for _, pattern in LISTS:
        if found := pattern.match(label):
            place = next(index for index, group in enumerate(found.groups(), 1) if group)
            return label[: found.start(place)] + _like(found[place], number.base) + label[found.end(place) :]
    raise ValueError(f"no label: {label}")


def _like(written: str, value: int) -> str:
    for signs in (_CIRCLED, _BRACKETED, _DOTTED, _CHINESE_BRACKETED):
        if written in signs and value <= len(signs):
            return signs[value - 1]
    return to_chinese(value) if re.fullmatch(NUMERAL, written) else str(value)
