"""The public number of an opinion, made from its row: YJ-2026-0418.

It needs no counter of its own, which would make writers queue on PostgreSQL; numbers may be missing, none comes twice.
"""

import re
import unicodedata
from datetime import datetime

from portal.clock import local
from portal.records.receipts import LOOK_ALIKES

PREFIX = "YJ"  # 意见
YEAR_DIGITS, LEAST_DIGITS = 4, 4


def public_number(opinion_id: int, received_at: datetime) -> str:
    """The number of the opinion with that row."""
    return f"{PREFIX}-{local(received_at).year}-{opinion_id:0{LEAST_DIGITS}}"


def read_number(typed: str) -> int | None:
    """The row meant by a number as somebody typed it, whole or only its last part; None where it is no number."""
    upper = unicodedata.normalize("NFKC", typed).upper().strip().removeprefix(PREFIX)
    digits = re.sub(r"[\W_]", "", upper.translate(LOOK_ALIKES))
    if not re.fullmatch("[0-9]{1,18}", digits):
        return None
    whole = len(digits) >= YEAR_DIGITS + LEAST_DIGITS
    return int(digits[YEAR_DIGITS:] if whole else digits)
