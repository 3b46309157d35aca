"""Names of members: in the form in which they are kept, found and sorted."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from portal.records.texts import tidy

from .strokes import stroke_count, stroke_key
from .surnames import COMPOUND, SINGLE

DOT = "·"
_DOTS = re.compile("[·•・‧∙⋅●．.･]")
_GAPS = re.compile(r"(?<![A-Za-z])[\s\u200b-\u200d\u2060\ufeff]+|[\s\u200b-\u200d\u2060\ufeff]+(?![A-Za-z])")
_MOST = 15  # letters of a given name that count for its length


@dataclass(frozen=True)
class NameKeys:
    """What a name is found and sorted by; fields as the columns of `Member`."""

    name_key: str
    pinyin_key: str
    initials: str
    strokes_key: str


def plain_name(typed: str) -> str:
    """A name as it is kept: no gap within (丁　浩 is 丁浩), dots in one form; blanks only between Latin words."""
    text = unicodedata.normalize("NFKC", tidy(typed))
    return _DOTS.sub(DOT, _GAPS.sub("", text)) if _is_chinese(text) else " ".join(text.split())


def spaced_name(name: str) -> str:
    """A name as papers print it: one of two characters with a gap, so that it is as wide as one of three."""
    return "\u3000".join(name) if len(name) == 2 and _is_chinese(name) else name


@cache
def keys_of(name: str) -> NameKeys:
    """All keys of a name."""
    plain = plain_name(name)
    key = "".join(plain.split()).casefold()
    surname, given = _parts(plain.replace(DOT, ""))
    first, rest = _surname_sounds(surname), [_sound(sign) for sign in given]
    strokes = "".join(map(stroke_key, surname))
    pinyin = "".join((*first, strokes if _is_chinese(surname) else "", *rest))
    return NameKeys(key, pinyin, "".join(it[0] for it in (*first, *rest) if it), _strokes_key(strokes, given))


def unknown_signs(name: str) -> list[str]:
    """The characters of a name whose strokes are not known: the name sorts last."""
    return [sign for sign in plain_name(name) if _is_chinese(sign) and stroke_count(sign) is None]


def surname_strokes(name: str) -> int | None:
    """How many strokes the first character of a name has: the heading under which lists put it."""
    return stroke_count(name[0]) if name else None


def _strokes_key(surname: str, given: str) -> str:
    # Within one surname those with a given name of one character come first (王军、王勇、王小洪).
    return f"{surname}0000{min(len(given), _MOST):x}{''.join(map(stroke_key, given))}"


def _parts(name: str) -> tuple[str, str]:
    size = 2 if name[:2] in COMPOUND and len(name) > 2 else 1
    return name[:size], name[size:]


def _surname_sounds(surname: str) -> tuple[str, ...]:
    return COMPOUND.get(surname) or tuple(SINGLE.get(sign) or _sound(sign) for sign in surname)


@cache
def _sound(sign: str) -> str:
    from .sounds import sound_of

    return sound_of(sign)


def _is_chinese(text: str) -> bool:
    return any("\u2e80" <= sign <= "\u9fff" or sign >= "\U00020000" for sign in text)
