"""Receipts for people without an account: the token of a form, and the codes that later open what was sent.

    RECEIPTS = Receipts("public_feedback.opinion")
    token = RECEIPTS.issue()                                   into the form page, which nobody may cache
    codes = RECEIPTS.codes(RECEIPTS.read(token), answers)      when the form comes back

The token is a signed 128-bit nonce with its time. The codes follow from the token and the answers: a form that is sent
twice leads to the same codes, so a unique index on the long code's hash makes a retry harmless; other answers lead to
other codes. The sender gets both codes, the database only their HMACs under a key that lies beside it, not in it.
"""

import hashlib
import hmac
import json
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import current_app
from flask_babel import gettext as _
from itsdangerous import BadSignature, TimestampSigner
from itsdangerous.encoding import base64_decode, base64_encode

from ..clock import now
from ..errors import PortalError
from .texts import tidy

LIFETIME = timedelta(hours=24)
NONCE_BYTES = 16

# Crockford's base 32: no I, L, O, U, so that nothing is mistaken in handwriting or on the telephone.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOK_ALIKES = str.maketrans("OIL", "011")
QUERY_SYMBOLS, LONG_SYMBOLS = 8, 26


class TokenRefused(PortalError):
    """The token was not issued here, or not for this kind of form."""


@dataclass(frozen=True)
class FormToken:
    """The nonce of one form page, and when it was issued."""

    nonce: bytes
    issued_at: datetime

    @property
    def age(self) -> timedelta:
        """How long the page has been open."""
        return now() - self.issued_at

    @property
    def expired(self) -> bool:
        """Whether a new form sent with it must be checked again; a retry of a sent one still is a retry."""
        return self.age > LIFETIME


@dataclass(frozen=True)
class Codes:
    """What the sender gets: the long code for the QR code, and its beginning for handwriting."""

    long_code: str

    @property
    def query_code(self) -> str:
        """The first 8 symbols, 40 bits: only good together with the record's number."""
        return self.long_code[:QUERY_SYMBOLS]


@dataclass(frozen=True)
class Receipts:
    """The receipts of one kind of record; `kind` keeps the tokens and codes of two kinds apart."""

    kind: str

    def issue(self) -> str:
        """A new token for a form page."""
        nonce = base64_encode(secrets.token_bytes(NONCE_BYTES))
        return self._signer().sign(nonce).decode()

    def read(self, token: str) -> FormToken:
        """The token that came back with a form, expired or not.

        Raises TokenRefused when it is not one of ours.
        """
        try:
            nonce, issued_at = self._signer().unsign(token, return_timestamp=True)
        except BadSignature as error:
            raise TokenRefused(
                _("This page is no longer valid. Please check your words and send them again.")
            ) from error
        return FormToken(base64_decode(nonce), issued_at)

    def codes(self, token: FormToken, answers: Mapping[str, str]) -> Codes:
        """The codes of these answers, the same whenever they are sent with this token."""
        digest = self._mac("code", token.nonce + hashlib.sha256(canonical(answers)).digest())
        return Codes(_symbols(digest, LONG_SYMBOLS))

    def seal(self, token: FormToken, answers: Mapping[str, str]) -> str:
        """A mark for the page on which the sender checks the answers: exactly these were shown."""
        digest = self._mac("seal", token.nonce + hashlib.sha256(canonical(answers)).digest())
        return _symbols(digest, LONG_SYMBOLS)

    def sealed(self, token: FormToken, answers: Mapping[str, str], seal: str) -> bool:
        """Whether a seal that came back belongs to this token and these answers."""
        return hmac.compare_digest(self.seal(token, answers).encode(), seal.encode())

    def hash_of(self, code: str) -> bytes:
        """What is stored of a code, long or short."""
        return self._mac("stored", code.encode())

    def _signer(self) -> TimestampSigner:
        return TimestampSigner(self._key("token"), digest_method=hashlib.sha256, key_derivation="hmac")

    def _mac(self, use: str, message: bytes) -> bytes:
        return hmac.digest(self._key(use), message, hashlib.sha256)

    def _key(self, use: str) -> bytes:
        """A key of its own for each kind and use."""
        secret: bytes = current_app.extensions["portal_keys"]["receipt"]
        return hmac.digest(secret, f"{self.kind}/{use}".encode(), hashlib.sha256)


def canonical(answers: Mapping[str, str]) -> bytes:
    """The answers as bytes: equal exactly when they say the same."""
    tidied = {name: tidy(answer) for name, answer in answers.items()}
    return json.dumps(tidied, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def read_code(typed: str) -> str | None:
    """The code somebody typed or scanned; None where it cannot be one.

    Forgives case, full-width signs, blanks, dashes and look-alikes.
    """
    scanned = typed.rpartition("#")[2]  # the whole address of a QR code was pasted
    upper = unicodedata.normalize("NFKC", scanned).upper()
    code = "".join(sign for sign in upper if unicodedata.category(sign)[0] not in "CPZ").translate(LOOK_ALIKES)
    return code if len(code) in (QUERY_SYMBOLS, LONG_SYMBOLS) and set(code) <= set(ALPHABET) else None


def grouped(code: str) -> list[str]:
    """A code in groups of four, to be read aloud or copied by hand."""
    return [code[start : start + 4] for start in range(0, len(code), 4)]


def _symbols(digest: bytes, count: int) -> str:
    """The first 5 × count bits of a digest as symbols."""
    number = int.from_bytes(digest) >> (len(digest) * 8 - count * 5)
    return "".join(ALPHABET[number >> shift & 31] for shift in range((count - 1) * 5, -1, -5))
