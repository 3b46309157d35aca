"""What should not stand in a public text: secrecy marks, personal numbers, words the office wants to see twice.

A hit is shown to the reviewers, who decide; only a secrecy mark stops the text altogether.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from ..errors import PortalError

SECRECY = "secrecy"
KINDS = {
    SECRECY: _l("secrecy mark"),
    "internal": _l("internal document"),
    "identity": _l("identity number"),
    "phone": _l("mobile number"),
    "bank": _l("bank card number"),
    "plate": _l("number plate"),
    "own": _l("word of the office's own list"),
}
# GB/T 7156 and the office's usage: the mark is the class, a star, and perhaps a time.
_PATTERNS = {
    SECRECY: r"(?:绝密|机密|秘密)\s*[★☆*＊]",
    "internal": r"内部资料|内部文件|内部明电|注意保存|不得外传|不予公开",
    "identity": r"(?<![0-9])[1-9][0-9]{16}[0-9Xx](?![0-9])",
    "phone": r"(?<![0-9])1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])",
    "bank": r"(?<![0-9])[0-9](?:[ -]?[0-9]){15,18}(?![0-9])",
    "plate": r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•. -]?[A-HJ-NP-Z0-9]{5,6}",
}
_COMPILED = {kind: re.compile(pattern) for kind, pattern in _PATTERNS.items()}
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643-1999, annex


class Secret(PortalError):
    """The text bears a secrecy mark."""

    status = 422


@dataclass(frozen=True, order=True)
class Hit:
    """A place in a text, from `start` to before `end`."""

    start: int
    end: int
    kind: str

    @property
    def title(self) -> str:
        """What it is, in words."""
        return str(KINDS[self.kind])


def find_hits(text: str, own_words: Iterable[str] = ()) -> list[Hit]:
    """The places to look at, in their order and without overlaps; the graver kind wins."""
    taken: list[Hit] = []
    for hit in _candidates(text, own_words):
        if all(hit.end <= other.start or hit.start >= other.end for other in taken):
            taken.append(hit)
    return sorted(taken)


def refuse_secrets(*texts: str) -> None:
    """Raise Secret when a text bears a secrecy mark: this system must not hold what is classified."""
    if any(_COMPILED[SECRECY].search(text) for text in texts):
        raise Secret(_("This text bears a secrecy mark. This system must not hold classified matters: take it out."))


def _candidates(text: str, own_words: Iterable[str]) -> Iterator[Hit]:
    for kind, pattern in _COMPILED.items():
        for found in pattern.finditer(text):
            if _is_real(kind, found.group()):
                yield Hit(found.start(), found.end(), kind)
    for word in filter(None, own_words):
        for found in re.finditer(re.escape(word), text):
            yield Hit(found.start(), found.end(), "own")


def _is_real(kind: str, found: str) -> bool:
    """Numbers that carry a check digit are held against it, so that a document number is not taken for one."""
    if kind == "identity":
        return _is_identity(found.upper())
    return kind != "bank" or _passes_luhn(re.sub("[ -]", "", found))


def _is_identity(number: str) -> bool:
    """Check digit and date of birth of a resident identity number (GB 11643-1999)."""
    try:
        date.fromisoformat(number[6:14])
    except ValueError:
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    return "10X98765432"[total % 11] == number[17]


def _passes_luhn(number: str) -> bool:
    """The check digit of payment cards (ISO/IEC 7812-1, annex B)."""
    digits = [int(digit) for digit in reversed(number)]
    doubled = [digit * 2 - 9 if digit > 4 else digit * 2 for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
