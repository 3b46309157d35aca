"""Personal values as lists show them: enough to tell two apart, too little to use."""

import re
import unicodedata

from .blind_index import phone_digits

LONG_NUMBER = re.compile("[0-9]{10,}[0-9Xx]")
MOBILE = re.compile("1[0-9]{10}")
FIRST, LAST = 3, 4


def mask(value: str) -> str:
    """138****1234 for a mobile number, 330***********1234 for an identity number, 张** for a name."""
    text = unicodedata.normalize("NFKC", value).strip()
    if MOBILE.fullmatch(digits := phone_digits(text)):
        text = digits
    if LONG_NUMBER.fullmatch(text):
        return text[:FIRST] + "*" * (len(text) - FIRST - LAST) + text[-LAST:]
    return text[:1] + "*" * (len(text) - 1) if len(text) > 1 else "*" * len(text)
