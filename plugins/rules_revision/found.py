"""What a rule's text says of itself: its kind, number, who adopted it, and from when it holds."""

import re
from dataclasses import dataclass
from datetime import date

from .drafted import Reading
from .engine import Kind
from .engine.numerals import from_chinese
from .engine.tree import words_of
from .terms import TEXT_KINDS

_NUMBER = re.compile(r"[^\s　（）()《》，。：；]{1,14}[〔\[【]\d{4}[〕\]】]第?\d{1,4}号")
_DAY = r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"
_FROM = re.compile(rf"自\s*{_DAY}\s*起\s*(?:正式)?(?:施行|实施|执行|生效)")
_ADOPTED = re.compile(rf"{_DAY}\s*(.{{2,40}}?)(?:会议)?(?:审议|讨论)?通过")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_DAY = re.compile(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)


@dataclass(frozen=True)
class Found:
    """The facts found in a text; empty where it does not say them."""

    title: str = ""
    text_kind: str = ""
    document_number: str = ""
    adopted_by: str = ""
    adopted_on: date | None = None
    in_force_from: date | None = None


def find_facts(reading: Reading) -> Found:
    """Find what the text says of itself, in its head, its notes and its last clauses."""
    head = [node.text for node in reading.tree.of(Kind.COVER, Kind.TITLE, Kind.NOTE, Kind.PREAMBLE, Kind.LINE)]
    ends = _arabic("\n".join(words_of(clause) for clause in reading.clauses[-3:]))
    number = next((it[0] for it in map(_NUMBER.search, head) if it), "")
    adopted = _ADOPTED.search(_arabic("\n".join(node.text for node in reading.tree.of(Kind.NOTE))))
    begins = _FROM.search(ends)
    return Found(
        title=reading.title,
        text_kind=kind_of(reading.title),
        document_number=number,
        adopted_by=_meeting(adopted[4]) if adopted else "",
        adopted_on=_date(*adopted.groups()[:3]) if adopted else None,
        in_force_from=_date(*begins.groups()) if begins else None,
    )


def kind_of(title: str) -> str:
    """The kind of text that a name ends with, before （试行）; the last of the list where it names none."""
    bare = re.sub(r"[（(][^）)]*[）)]$", "", title)
    return next((kind for kind in TEXT_KINDS[:-1] if bare.endswith(kind)), TEXT_KINDS[-1])


def day_in(words: str) -> date | None:
    """The first day that the words name, in digits or in Chinese numerals."""
    found = re.search(_DAY, _arabic(words))
    return _date(*found.groups()) if found else None


def _meeting(words: str) -> str:
    return words if words.endswith("会议") else f"{words}会议"


def _arabic(text: str) -> str:
    """Days written in Chinese numerals as digits: 二〇二六年三月一日."""
    return _CHINESE_DAY.sub(
        lambda day: f"{day[1].translate(_DIGITS)}年{from_chinese(day[2])}月{from_chinese(day[3])}日", text
    )


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
