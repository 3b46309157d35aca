"""Telephone numbers as lists have them."""

import re
import unicodedata
from dataclasses import dataclass

SEVERAL = re.compile(r"[/、,;\n|]|(?<=\d)\s{2,}(?=\d)|(?<=\d{7})\s(?=1[3-9]\d{9}\b)")
MOBILE = re.compile(r"(?:\+?86)?(1[3-9]\d{9})")
FIXED = re.compile(r"(?:\(?(0\d{2,3})\)?-?)?([2-9]\d{6,7})(?:-(\d{1,6}))?")
INNER = re.compile(r"(?<=\d)(?:转|分机|ext\.?)\s*(?=\d)")  # the extension behind a number
WORDS = re.compile(r"[^\d\s+()-]+|[()](?!\d)|(?<!\d)\)")
SHORTEST = 7  # digits of a number among words
OTHERS = re.compile(r"(400\d{7}|[1-9]\d{2,5})")  # service numbers, short numbers within an office


@dataclass(frozen=True)
class Phones:
    """The first number of a cell, 13800000000 or 0571-88888888; empty where it is none.

    `others`: there are more; `words`: something else stands there.
    """

    first: str
    others: bool = False
    words: bool = False


def read_phone(text: str) -> Phones:
    """The numbers that stand in a cell; those with words beside them count where nothing else is written."""
    plain = unicodedata.normalize("NFKC", text).replace("—", "-").replace("–", "-").replace("－", "-")
    numbers = [part for part in (it.strip() for it in SEVERAL.split(plain.strip("'"))) if part]
    if numbers and (first := _one(numbers[0])):
        return Phones(first, len(numbers) > 1)
    parts = [part for part in WORDS.split(INNER.sub("-", plain)) if any(map(str.isdigit, part))]
    among = [_one(part.strip("- ")) if sum(map(str.isdigit, part)) >= SHORTEST else "" for part in parts]
    return Phones(among[0], len(among) > 1, True) if among and all(among) else Phones("")


def _one(text: str) -> str:
    bare = re.sub(r"\s", "", text)
    digits = bare.replace("-", "")
    if found := MOBILE.fullmatch(digits):
        return found[1]
    if found := FIXED.fullmatch(bare):
        return "-".join(part for part in found.groups() if part)
    found = OTHERS.fullmatch(digits)
    return found[1] if found else ""
