"""The public number of what somebody without an account sent, made from its row: YJ-2026-0418.

It needs no counter of its own, which would make writers queue on PostgreSQL; numbers may be missing, none comes twice.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from ..clock import local
from .receipts import LOOK_ALIKES

YEAR_DIGITS, LEAST_DIGITS = 4, 4


@dataclass(frozen=True)
class PublicNumbers:
    """The numbers of one kind of record, told apart by their first letters."""

    prefix: str

    def of(self, row: int, received_at: datetime) -> str:
        """The number of the record with that row."""
        return f"{self.prefix}-{local(received_at).year}-{row:0{LEAST_DIGITS}}"

    def read(self, typed: str) -> int | None:
        """The row meant by a number as somebody typed it, whole or only its last part; None where it is no number."""
        upper = unicodedata.normalize("NFKC", typed).upper().strip().removeprefix(self.prefix)
        digits = re.sub(r"[\W_]", "", upper.translate(LOOK_ALIKES))
        if not re.fullmatch("[0-9]{1,18}", digits):
            return None
        whole = len(digits) >= YEAR_DIGITS + LEAST_DIGITS
        return int(digits[YEAR_DIGITS:] if whole else digits)
