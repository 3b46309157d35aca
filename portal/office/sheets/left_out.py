"""What stands in a sheet and is none of the rows of its table, so that people can be told of it."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Literal, NamedTuple

Why = Literal["totals", "ghosts", "notes", "headers", "sections", "tables", ""]
MOST_KEPT = 200  # of each kind; the others are only counted
DITTO = frozenset(
    ("同上", "同前", "〃", "″", '"', "“", "”", "''", '""', "〃〃", "〞", "ditto", "do.", "-〃-", "--〃--", "同")
)
TOTAL = re.compile(
    r"(?:本页|本表|全县|累计)?(?:合计|小计|总计|共计|累计|总数|总人数)(?:$|[:：\d(（]|[人名位项条件个元])"
    r"|共计?\d+[人名位项条件个](?:$|[,，。;；])"
    r"|.{1,20}(?:合计|小计|总计)[:：]?$|(?:sub)?total\b"
)
NOTE = re.compile(
    r"(?:注|备注|附注|说明|填表说明|填报说明)\d*[:：、.\s]|注\d|[※*]|notes?[:：]|[(（]?以下(?:空白|无正文)"
)
SIGNED = re.compile(
    r"(?:填表|填报|制表|审核|审批|经办|联系|负责|单位负责|主管)(?:人|单位|日期|时间|电话)?(?:签字|签名)?[:：]"
)
SEALED = re.compile(r".*(?:盖章|公章|签章)[)）]?$|\d{4}年\d{1,2}月(?:\d{1,2}日)?$|\d{4}[-./]\d{1,2}[-./]\d{1,2}$")


class LeftOut(NamedTuple):
    """A row that is left out: its number, why, and its words."""

    number: int
    why: Why
    text: str


def is_total(text: str) -> bool:
    """Whether the first words of a row say that it is a sum."""
    return bool(TOTAL.match(folded(text)))


def is_signature(texts: Sequence[str]) -> bool:
    """Whether a row begins with who filled the table in."""
    return bool(texts) and bool(SIGNED.match(folded(texts[0])))


def is_seal(texts: Sequence[str]) -> bool:
    """Whether one of the words of a row is a signature, a seal or the day of a paper."""
    return any(SIGNED.match(text) or SEALED.match(text) for text in map(folded, texts))


def is_note(text: str) -> bool:
    """Whether a text is a footnote, by its first word."""
    return bool(NOTE.match(folded(text)))


def folded(text: str) -> str:
    """A text as it is compared with such words."""
    bare = "".join(text.split())
    return bare if bare in DITTO else unicodedata.normalize("NFKC", bare).lower()
