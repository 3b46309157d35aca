"""Passwords as argon2id hashes, and which passwords are too easy to guess.

A hash takes about 50 ms and 64 MB: it is made outside writing(), a few at a time, and other requests go on meanwhile.
"""

import unicodedata
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from ..records.writing import let_go
from ..turns import waiting

_hasher = PasswordHasher()
_slots = BoundedSemaphore(2)  # memory for two hashes at a time, however many sign in
_dummy: list[str] = []


def hash_password(password: str) -> str:
    """Hash a password, with its parameters and salt in the text. Slow: never call it inside writing()."""
    let_go()
    with waiting(), _slots:
        return _hasher.hash(_typed(password))


def verify(password_hash: str | None, password: str) -> bool:
    """Whether the password is the one that was hashed. Slow: never call it inside writing().

    Without a hash a dummy is checked, so that the time it takes does not tell whether there is such an account.
    """
    known = password_hash is not None
    let_go()
    with waiting(), _slots:
        try:
            return _hasher.verify(password_hash or _dummy_hash(), _typed(password)) and known
        except (VerifyMismatchError, VerificationError, InvalidHashError):
            return False


def needs_rehash(password_hash: str) -> bool:
    """Whether the hash was made with older, weaker parameters."""
    return _hasher.check_needs_rehash(password_hash)


def _typed(password: str) -> str:
    """The same text whichever keyboard or input method it came from."""
    return unicodedata.normalize("NFKC", password)


def _dummy_hash() -> str:
    if not _dummy:
        _dummy.append(_hasher.hash("nobody has this password"))
    return _dummy[0]
