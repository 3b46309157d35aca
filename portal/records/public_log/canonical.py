"""Canonical JSON (RFC 8785) of strings, whole numbers, truth values, null, lists and objects: one value, one text.

Numbers with a fraction are refused: how they are written differs between languages, and no leaf needs one.
"""

import json
from typing import Any

Json = None | bool | int | str | list[Any] | dict[str, Any]

# What every reader of JSON can hold without loss (RFC 7493, 2.2).
LARGEST = 2**53 - 1


class NotCanonical(ValueError):
    """The value has no canonical form, or the bytes are not in it."""


def encode(value: Json) -> bytes:
    """The one text of a value, in UTF-8. Raises NotCanonical."""
    text = json.dumps(_ordered(value), ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def decode(text: bytes) -> Json:
    """The value of a canonical text. Raises NotCanonical for every other text, also of the same value."""
    try:
        value: Json = json.loads(text.decode(), parse_float=_refused, parse_constant=_refused)
    except (ValueError, RecursionError) as error:
        raise NotCanonical(str(error)) from error
    if encode(value) != text:
        raise NotCanonical("the same value is written in another way")
    return value


def _ordered(value: Json) -> Json:
    """The value with its keys in the order of their UTF-16 code units."""
    if isinstance(value, dict):
        return {key: _ordered(value[key]) for key in sorted(value, key=_utf16)}
    if isinstance(value, list):
        return [_ordered(it) for it in value]
    if isinstance(value, str):
        _utf16(value)
    elif isinstance(value, float) or (isinstance(value, int) and abs(value) > LARGEST):
        raise NotCanonical(f"{value} is not a whole number that everybody can read")
    elif not (value is None or isinstance(value, int)):
        raise NotCanonical(f"{type(value).__name__} is not JSON")
    return value


def _utf16(text: str) -> bytes:
    try:
        return text.encode("utf-16-be")
    except (UnicodeEncodeError, AttributeError) as error:
        raise NotCanonical(f"{text!r} cannot be written as text") from error


def _refused(number: str) -> None:
    raise NotCanonical(f"{number} is not a whole number")
