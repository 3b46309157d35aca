"""Telephone numbers as lists have them."""

import re
import unicodedata

SEVERAL = re.compile(r"[/、,;\n|]|(?<=\d)\s{2,}(?=\d)|(?<=\d{7})\s(?=1[3-9]\d{9}\b)")
MOBILE = re.compile(r"(?:\+?86)?(1[3-9]\d{9})")
FIXED = re.compile(r"(?:\(?(0\d{2,3})\)?-?)?([2-9]\d{6,7})(?:-(\d{1,6}))?")
OTHERS = re.compile(r"(400\d{7}|[1-9]\d{2,5})")  # service numbers, short numbers within an office


def read_phone(text: str) -> tuple[str, bool]:
    """The first number, 13800000000 or 0571-88888888, and whether there are more; empty where it is none."""
    plain = unicodedata.normalize("NFKC", text).replace("—", "-").replace("–", "-").replace("－", "-")
    numbers = [part for part in (it.strip() for it in SEVERAL.split(plain)) if part]
    return (_one(numbers[0]) if numbers else ""), len(numbers) > 1


def _one(text: str) -> str:
    bare = re.sub(r"\s", "", text)
    digits = bare.replace("-", "")
    if found := MOBILE.fullmatch(digits):
        return found[1]
    if found := FIXED.fullmatch(bare):
        return "-".join(part for part in found.groups() if part)
    found = OTHERS.fullmatch(digits)
    return found[1] if found else ""
