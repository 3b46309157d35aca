"""Codes that work once: recovery codes, and the numbered list for those without a telephone at hand."""

import secrets
import unicodedata

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from ..clock import now
from ..extensions import db
from ..records.sealing import fingerprint
from ..records.writing import current_transaction
from .models import OneTimeCode

RECOVERY, LIST = "recovery", "list"
NUMBER = {RECOVERY: 10, LIST: 40}
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # without 0 O 1 I L U, which look like others
LENGTH = {RECOVERY: 10, LIST: 6}


def make_codes(user_id: int, purpose: str) -> list[str]:
    """Replace a person's codes by new ones, and return them for the only time. Inside writing() only."""
    session = current_transaction().session
    forget_codes(user_id, purpose)
    codes = ["".join(secrets.choice(ALPHABET) for _ in range(LENGTH[purpose])) for _ in range(NUMBER[purpose])]
    for position, code in enumerate(codes, 1):
        row_hash = _hash(user_id, purpose, position, code)
        session.add(OneTimeCode(user_id=user_id, purpose=purpose, position=position, code_hash=row_hash))
    return [grouped(code) for code in codes]


def forget_codes(user_id: int, *purposes: str) -> None:
    """Delete a person's codes. Call it inside writing() only."""
    mine = (OneTimeCode.user_id == user_id, OneTimeCode.purpose.in_(purposes))
    current_transaction().session.execute(delete(OneTimeCode).where(*mine))


def use_recovery_code(user_id: int, code: str) -> bool:
    """Use up a recovery code; False when there is none like it. Call it inside writing() only."""
    return any(_use(row, code) for row in _unused(current_transaction().session, user_id, RECOVERY))


def use_list_code(user_id: int, code: str) -> bool:
    """Use up the code at the position asked for; False when it is another. Call it inside writing() only."""
    rows = _unused(current_transaction().session, user_id, LIST)
    return bool(rows) and _use(rows[0], code)


def next_position(user_id: int) -> int | None:
    """The number of the code on the printed list that is asked for now; None when the list is used up.

    The first unused one: were it drawn anew each time, whoever has seen one code could reload until it is asked.
    """
    rows = _unused(db.session(), user_id, LIST)
    return rows[0].position if rows else None


def codes_left(user_id: int, purpose: str) -> int:
    """How many codes were not used yet."""
    unused = (OneTimeCode.user_id == user_id, OneTimeCode.purpose == purpose, OneTimeCode.used_at.is_(None))
    return db.session.scalar(select(func.count()).where(*unused)) or 0


def grouped(code: str) -> str:
    """A code in two halves, easier to copy by hand."""
    half = len(code) // 2
    return f"{code[:half]}-{code[half:]}"


def plain(code: str) -> str:
    """What was typed, in capitals and without blanks and dashes."""
    text = unicodedata.normalize("NFKC", code).upper()
    return "".join(sign for sign in text if sign.isalnum())


def _unused(session: Session, user_id: int, purpose: str) -> list[OneTimeCode]:
    unused = (OneTimeCode.user_id == user_id, OneTimeCode.purpose == purpose, OneTimeCode.used_at.is_(None))
    return list(session.scalars(select(OneTimeCode).where(*unused).order_by(OneTimeCode.position)))


def _use(row: OneTimeCode, code: str) -> bool:
    if not secrets.compare_digest(row.code_hash, _hash(row.user_id, row.purpose, row.position, plain(code))):
        return False
    row.used_at = now()
    return True


def _hash(user_id: int, purpose: str, position: int, code: str) -> bytes:
    return fingerprint("one-time code", f"{user_id}:{purpose}:{position}:{code}")
