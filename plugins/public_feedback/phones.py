"""Telephone numbers as people write them: with +86, full-width digits, blanks, dashes, an extension."""

import re
import unicodedata

from portal.records.blind_index import phone_digits

MOBILE = re.compile("1[3-9][0-9]{9}")
LANDLINE = re.compile("(0[1-9][0-9]{1,2})?[2-9][0-9]{6,7}")
SERVICE = re.compile("[48]00[0-9]{7}")
ABROAD = re.compile("[0-9]{7,15}")
_EXTENSION = re.compile(r"\s*(转|轉|分机|分機|ext\.?|x|#)\s*([0-9]{1,6})\s*$", re.IGNORECASE)
_SIGNS = re.compile(r"[0-9\s()\[\]+.·/_–—‒‐−-]+")


def is_phone(typed: str) -> bool:
    """Whether one can dial what was typed; it is kept as it was typed."""
    text = _EXTENSION.sub("", unicodedata.normalize("NFKC", typed).strip())
    if not _SIGNS.fullmatch(text):
        return False
    digits = phone_digits(text)
    if text.startswith(("+", "00")) and not text.lstrip("+0").startswith("86"):
        return bool(ABROAD.fullmatch(digits.removeprefix("00")))
    return any(kind.fullmatch(digits) for kind in (MOBILE, LANDLINE, SERVICE))
