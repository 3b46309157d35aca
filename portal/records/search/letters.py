"""Texts and queries in the one form in which they are compared, and the pairs of letters that are looked up.

Whoever changes what these functions return must have the index made anew: portal search rebuild.
"""

import re
import unicodedata

PIECE = 4
LONGEST_TEXT = 100_000  # of a longer one the beginning is found; index long texts by article
_UNUSABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")  # PostgreSQL and UTF-8 refuse some of them
_RUNS = re.compile(r"\w+")


def normalise(text: str) -> str:
    """The text in NFKC and small letters, with single blanks: full-width and half-width, ＡＢＣ and abc are one."""
    folded = unicodedata.normalize("NFKC", _UNUSABLE.sub(" ", text)).lower()
    return " ".join(_UNUSABLE.sub(" ", folded).split())


def terms_of(query: str) -> list[str]:
    """What a text must contain to be found: the parts of a query between its blanks, each once."""
    return list(dict.fromkeys(normalise(query).split()))


def pairs(normalised: str) -> list[str]:
    """Each two neighbouring letters or digits of a text, once, in a fixed order.

    Of every piece of a text they are among those of the text: that is what makes them a filter.
    """
    runs = _RUNS.findall(normalised)
    return sorted({run[place : place + 2] for run in runs for place in range(len(run) - 1)})


def pieces(normalised: str) -> list[str]:
    """Each four neighbouring letters or digits of a text, once; of a shorter run the whole, if it has a pair."""
    runs = [run for run in _RUNS.findall(normalised) if len(run) > 1]
    return sorted({run[place : place + PIECE] for run in runs for place in range(max(len(run) - PIECE, 0) + 1)})
