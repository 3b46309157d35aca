"""What people type, brought into the one form in which it is kept, compared and hashed."""

import re
import unicodedata

# Invisible, refused by PostgreSQL (NUL) or by UTF-8 (half of a surrogate pair): nobody typed them on purpose.
_UNUSABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_HALVES = re.compile("[\ud800-\udfff]")


def tidy(text: str) -> str:
    """The text in NFC with plain line ends, without control characters; doing it twice changes nothing.

    Blank lines around it go, the ideographic blanks that indent a first paragraph stay.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    usable = _HALVES.sub("\N{REPLACEMENT CHARACTER}", _UNUSABLE.sub("", lines))
    return unicodedata.normalize("NFC", usable).rstrip().lstrip("\n\t ")


def says_something(text: str) -> bool:
    """Whether there is a letter, digit, sign or picture in the text, not only blanks and invisible characters."""
    return any(unicodedata.category(sign)[0] in "LNPS" for sign in text)
