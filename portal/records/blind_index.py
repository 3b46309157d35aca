"""Finding a sealed value by typing it: a keyed hash of the value in its plainest form lies beside it.

    phone: Mapped[Sealed | None] = sealed_column()
    phone_index: Mapped[bytes | None] = index_column(phone_digits)

    select(Letter).where(index_match(Letter, "phone", "138 1234 1234"))

Only whole values are found. The hash says nothing without a key that is not in the database.
"""

import unicodedata
from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, LargeBinary, false
from sqlalchemy.orm import MappedColumn, mapped_column

from ..extensions import Base
from .sealing import fingerprint

Plainer = Callable[[str], str]
SUFFIX = "_index"
PLAINER = "plainer"
CHINA = ("+86", "0086")
MOBILE_DIGITS = 11


def index_column(plainer: Plainer) -> MappedColumn[Any]:
    """A column for the index of the sealed field it is named after; `plainer` brings what one types into one form."""
    return mapped_column(LargeBinary, index=True, info={PLAINER: plainer})


def index_entry(model: type[Base], field: str, value: str) -> bytes | None:
    """What the index holds for a value; None where there is nothing to find, say a telephone number without digits."""
    plain = model.__table__.c[field + SUFFIX].info[PLAINER](value)
    return fingerprint(f"blind index {model.__tablename__}.{field}", plain) if plain else None


def index_match(model: type[Base], field: str, typed: str) -> ColumnElement[bool]:
    """The condition that the sealed field holds what was typed."""
    entry = index_entry(model, field, typed)
    return false() if entry is None else model.__table__.c[field + SUFFIX] == entry


def has_index(model: type[Base], field: str) -> bool:
    """Whether one can look for the field's values."""
    return field + SUFFIX in model.__table__.c


def phone_digits(typed: str) -> str:
    """A telephone number as the digits one dials within China: "+86 138-1234-1234" is 13812341234."""
    text = unicodedata.normalize("NFKC", typed)
    digits = "".join(str(unicodedata.decimal(sign)) for sign in text if sign.isdecimal())
    if text.lstrip(" (").startswith(CHINA):
        rest = digits.removeprefix("00").removeprefix("86")
        return rest if len(rest) == MOBILE_DIGITS and rest.startswith("1") else f"0{rest.removeprefix('0')}"
    bare = digits.removeprefix("86")
    return bare if len(bare) == MOBILE_DIGITS and bare.startswith("1") else digits


def plain_words(typed: str) -> str:
    """A name or a document's number without blanks and dots, whatever its width and case."""
    text = unicodedata.normalize("NFKC", typed).casefold()
    return "".join(sign for sign in text if sign.isalnum())
