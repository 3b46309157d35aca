"""Salted commitments, and the keyed codes that tell whether somebody else wrote into the log's own tables."""

import hashlib
import hmac
import secrets

from ..sealing import fingerprint
from .canonical import Json, NotCanonical, encode

SALT_BYTES = 32


def new_salt() -> bytes:
    """32 random bytes: without them nobody finds a short text by trying."""
    return secrets.token_bytes(SALT_BYTES)


def commit(salt: bytes, value: Json) -> str:
    """SHA-256 over the salt and the canonical text of a value; whoever gets both can check it."""
    return hashlib.sha256(salt + encode(value)).hexdigest()


def code_of(*parts: Json) -> bytes:
    """A message authentication code over what one row of the log says; its key is not in the database."""
    return fingerprint("portal_leaf", encode(list(parts)).decode())


def same_code(stored: object, *parts: Json) -> bool:
    """Whether a stored code is the right one; what cannot be written down was never given one."""
    try:
        return isinstance(stored, bytes) and hmac.compare_digest(stored, code_of(*parts))
    except NotCanonical:
        return False
