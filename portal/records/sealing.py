"""Sealed values: encrypted with a key that is not in the database, and bound to the place they were written for."""

import hashlib
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import current_app

NONCE = 12


class SealBroken(Exception):
    """The value was altered, belongs to another place, or was sealed with another key."""


def seal(place: str, value: bytes) -> bytes:
    """Encrypt a value for one place, say "portal_user.totp:7": copied to another row it cannot be read."""
    return encrypt(_key(), place, value)


def unseal(place: str, sealed: bytes) -> bytes:
    """Read a sealed value. Raises SealBroken."""
    return decrypt(_key(), place, sealed)


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
    key = hmac.digest(_key(), purpose.encode(), hashlib.sha256)
    return hmac.digest(key, value.encode(), hashlib.sha256)


def _key() -> bytes:
    key: bytes = current_app.extensions["portal_keys"]["seal"]
    return key
