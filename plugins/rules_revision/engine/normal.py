"""Texts as they are compared: two manners of writing one sign count as the same sign.

Five of 103 official pairs differ in nothing but brackets and colons of half and of full width.
"""

import unicodedata
from collections.abc import Iterable

from .tree import Node

_BLANKS = " \t\r\v\f\u3000\xa0\u2002\u2003\u2009\u200b\u200c\u200d\u2060\ufeff"
_SIGNS = {
    '"': "“”„‟″〝〞＂「」『』",
    "'": "‘’‚‛′＇",
    "[": "〔【［",
    "]": "〕】］",
    "-": "‐‑‒–—―－",
    "·": "•‧・･",
    "〇": "○◯",
}
_SAME = {sign: kept for kept, signs in _SIGNS.items() for sign in signs} | dict.fromkeys(_BLANKS, "")


class _Signs(dict[int, str]):
    """What each sign counts as, found out when it is first met: a clause is compared in one pass."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKC", _SAME.get(chr(code), chr(code)))
        self[code] = "".join(_SAME.get(sign, sign) for sign in plain)
        return self[code]


_COUNTS_AS = _Signs()


def normal(text: str) -> str:
    """Write a text as it is compared: without blanks, signs in one manner; the ends of its lines stay."""
    return text.translate(_COUNTS_AS)


def normal_words(node: Node) -> str:
    """Write what a node says, and all below it, as it is compared: without its own number, a line a node."""
    return normal("\n".join(_lines(node)))


def _lines(node: Node) -> Iterable[str]:
    for it in node.walk():
        line = it.text if it is node else it.label + it.text
        if line:
            yield line
