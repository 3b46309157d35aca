"""Which passwords are too easy to guess: length decides, and what is predictable does not count as length.

Predictable stretches (rows of the keyboard, repetitions, birthdays, telephone numbers, favourite words in English,
pinyin and Chinese, the account's and the site's own names) are covered up; each stretch counts as one character.
There are no rules of composition: three or four unrelated words are better than `P@ssw0rd`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from flask_babel import gettext as _

SHORTEST, LONGEST = 12, 200
ENOUGH = 8  # characters that must be left when predictable stretches are covered

ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop[]\\",
    "asdfghjkl;'",
    "zxcvbnm,./",
    "!@#$%^&*()_+",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
    "qazwsxedcrfvtgbyhnujmikolp",
    "147258369",
    "741852963",
    "789456123",
    "159357",
    "甲乙丙丁戊己庚辛壬癸",
    "一二三四五六七八九十",
)
STEP = 4  # so many neighbours in a row are no accident
NEIGHBOURS = {way[at : at + STEP] for row in ROWS for way in (row, row[::-1]) for at in range(len(row) - STEP + 1)}

PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(.{1,6}?)\1{2,}",  # aaaa, 121212, abcabcabc
        r"\d{17}[\dx]",  # an identity number
        r"1[3-9]\d{9}",  # a mobile telephone
        r"0\d{2,3}-?\d{7,8}",  # a telephone of the office
        r"(19|20)\d\d[-./年]?(0?[1-9]|1[0-2])[-./月]?(0?[1-9]|[12]\d|3[01])日?",  # a birthday
        r"\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])",
        r"(19|20)\d\d",
    )
)
WORDS = tuple(Path(__file__).with_name("easy_words.txt").read_text("utf-8").split())
# Signs that stand for letters: p@ssw0rd is still the word.
DISGUISES = str.maketrans("@4031!$57", "aaoeiisst")


def complaint(password: str, own_words: Iterable[str] = ()) -> str | None:
    """What is wrong with a new password in one sentence, or None. `own_words`: names of account, person, site."""
    if len(password) < SHORTEST:
        return _("Use at least %(number)s characters. Three or four unrelated words are easy to keep.", number=SHORTEST)
    if len(password) > LONGEST:
        return _("Use at most %(number)s characters.", number=LONGEST)
    if remaining(password, own_words) < ENOUGH:
        return _(
            "This is easy to guess: it is made of common words, names, dates, numbers or keys side by side. "
            "Take three or four unrelated words, or make it longer."
        )
    return None


def remaining(password: str, own_words: Iterable[str] = ()) -> int:
    """How many characters are left when each predictable stretch counts as one."""
    text = unicodedata.normalize("NFKC", password).lower()
    covered = {place for start, end in _stretches(text, own_words) for place in range(start, end)}
    starts = sum(1 for place in covered if place - 1 not in covered)
    return len(text) - len(covered) + starts


def _stretches(text: str, own_words: Iterable[str]) -> Iterator[tuple[int, int]]:
    for pattern in PATTERNS:
        yield from (match.span() for match in pattern.finditer(text))
    yield from ((at, at + STEP) for at in range(len(text)) if text[at : at + STEP] in NEIGHBOURS)
    for word in (*WORDS, *_parts(own_words)):
        for view in (text, text.translate(DISGUISES)):
            yield from (match.span() for match in re.finditer(re.escape(word), view))


def _parts(own_words: Iterable[str]) -> Iterator[str]:
    """The names whole and in pieces; very short ones would cover half of the language."""
    for name in own_words:
        lowered = unicodedata.normalize("NFKC", str(name)).lower()
        for part in {lowered, *re.split(r"[\W_]+", lowered)}:
            if len(part) >= (3 if part.isascii() else 2):
                yield part
