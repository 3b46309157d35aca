"""The public number of an opinion, made from its row: YJ-2026-0418."""

from datetime import datetime

from portal.records.public_numbers import PublicNumbers

NUMBERS = PublicNumbers("YJ")  # 意见


def public_number(opinion_id: int, received_at: datetime) -> str:
    """The number of the opinion with that row."""
    return NUMBERS.of(opinion_id, received_at)


def read_number(typed: str) -> int | None:
    """The row meant by a number as somebody typed it, whole or only its last part; None where it is no number."""
    return NUMBERS.read(typed)
