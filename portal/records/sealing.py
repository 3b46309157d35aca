"""Sealed values: encrypted with a key that is not in the database, and bound to the place they were written for."""

import hashlib
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import select

from ..config import Configuration
from ..database.engine import is_writing
from ..errors import PortalError
from ..extensions import db
from ..secrets import SEAL, SEAL_BEFORE, load_secrets
from .models import State

NONCE = 12
NAMED = "seal_key"  # in portal_state: which key seals, so that no process goes on with one that was replaced


class SealBroken(Exception):
    """The value was altered, belongs to another place, or was sealed with another key."""


class KeysDiffer(PortalError):
    """This machine does not have the key that the database names."""

    status = 503


def seal(place: str, value: bytes) -> bytes:
    """Encrypt a value for one place, say "portal_user.totp:7": copied to another row it cannot be read.

    What is stored must be one of the columns that `portal keys rotate` seals anew. Raises KeysDiffer.
    """
    return encrypt(sealing_key(), place, value)


def unseal(place: str, sealed: bytes) -> bytes:
    """Read a sealed value. Raises SealBroken."""
    try:
        return _decrypt_with_any(_held(), place, sealed)
    except SealBroken:
        return _decrypt_with_any(read_keys_again(), place, sealed)


def encrypt(key: bytes, place: str, value: bytes) -> bytes:
    """AES-GCM with a fresh nonce, bound to a place."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, value, place.encode())


def decrypt(key: bytes, place: str, sealed: bytes) -> bytes:
    """What encrypt() was given. Raises SealBroken for another key or place, and for altered bytes."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], place.encode())
    except (InvalidTag, ValueError) as error:
        raise SealBroken(place) from error


def fingerprint(purpose: str, value: str) -> bytes:
    """A keyed hash of something short that is looked up or compared, never read back."""
    secret: bytes = current_app.extensions["portal_keys"]["index"]
    key = hmac.digest(secret, purpose.encode(), hashlib.sha256)
    return hmac.digest(key, value.encode(), hashlib.sha256)


def key_name(key: bytes) -> str:
    """What a seal key is called in the database; it tells nothing of the key."""
    return hashlib.sha256(b"name of a seal key" + key).hexdigest()[:32]


def read_keys_again() -> list[bytes]:
    """The seal keys as they are in the file now, the present one first."""
    config: Configuration = current_app.extensions["portal_config"]
    current_app.extensions["portal_keys"] = load_secrets(config.instance)
    return _held()


def sealing_key() -> bytes:
    """The key that the database names; asked each time, and kept from changing until the transaction ends.

    Raises KeysDiffer.
    """
    asked = select(State.value).where(State.key == NAMED)
    named = db.session.scalar(asked.with_for_update(read=True) if is_writing(db.session()) else asked)
    if named is None:
        return _held()[0]
    for keys in (_held(), read_keys_again()):
        for key in keys:
            if key_name(key) == named:
                return key
    raise KeysDiffer(
        _("The keys of this machine are not those of the database. Nothing was saved: please tell the operator.")
    )


def _held() -> list[bytes]:
    keys: dict[str, bytes] = current_app.extensions["portal_keys"]
    return [keys[name] for name in (SEAL, SEAL_BEFORE) if name in keys]


def _decrypt_with_any(keys: list[bytes], place: str, sealed: bytes) -> bytes:
    for key in keys[:-1]:
        try:
            return decrypt(key, place, sealed)
        except SealBroken:
            continue
    return decrypt(keys[-1], place, sealed)
