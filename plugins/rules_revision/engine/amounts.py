"""Amounts of money as rules write them: 五千元, 5000元, 5,000元, 一万二千元, 2万元, 1.5万元, 3万5千元. Kept as cents.

Source: 会计基础工作规范 (财政部), 52 (numbers and amounts), and the manner of office rules.
"""

import re
from decimal import Decimal

from .numerals import from_chinese

_FIGURES = r"\d+(?:[,，]\d{3})*(?:\.\d+)?"
_NUMERALS = "[零〇○一二两三四五六七八九十百千万亿]+"
# One amount without its 元: figures with signs behind them, or numerals alone.
NUMBER = rf"(?:(?:{_FIGURES}[十百千万亿]*)+|{_NUMERALS})"
AMOUNT = rf"(?:人民币)?{NUMBER}元"
_PIECE = re.compile(rf"({_FIGURES})([十百千万亿]*)")
_SIGNS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
CENTS = 100


def read_amount(written: str) -> int:
    """Read an amount, with or without its 元, as cents. Raises ValueError for what is none, or finer than a cent."""
    number = written.strip().removeprefix("人民币").removesuffix("元")
    if re.fullmatch(_NUMERALS, number):
        return _from_numerals(number) * CENTS
    if not re.fullmatch(NUMBER, number):
        raise ValueError(f"no amount: {written}")
    cents = sum(_piece(figures, signs) for figures, signs in _PIECE.findall(number)) * CENTS
    if cents != int(cents):
        raise ValueError(f"finer than a cent: {written}")
    return int(cents)


def write_amount(cents: int) -> str:
    """Write an amount shortly: 5000元, 2万元, 1.5万元, 12.30元."""
    yuan = Decimal(cents) / CENTS
    if yuan >= 10_000 and yuan % 100 == 0:
        return f"{_short(yuan / 10_000)}万元"
    return f"{_short(yuan)}元" if yuan == int(yuan) else f"{yuan:.2f}元"


def _short(number: Decimal) -> str:
    return f"{number:f}".rstrip("0").rstrip(".") if number != int(number) else str(int(number))


def _piece(figures: str, signs: str) -> Decimal:
    value = Decimal(re.sub("[,，]", "", figures))
    for sign in signs:
        value *= _SIGNS[sign]
    return value


def _from_numerals(number: str) -> int:
    """一亿二千万零五十: what stands before 亿 and 万 counts so many times."""
    total = 0
    for sign in "亿万":
        head, found, tail = number.rpartition(sign)
        if found:
            total += from_chinese(head.strip("零〇○") or "一") * _SIGNS[sign]
            number = tail
    rest = number.strip("零〇○")
    return total + (from_chinese(rest) if rest else 0)
