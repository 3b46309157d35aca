"""Words that make a promise vague: warned about, never forbidden, and only in goal, measures and commitment."""

import re
from dataclasses import dataclass

WORDS = ("进一步", "加强", "不断", "切实", "努力", "逐步", "适时", "尽快", "有关", "相关")

_WORD = re.compile("|".join(WORDS))
_QUOTED = re.compile("《[^》]*》|“[^”]*”|「[^」]*」|‘[^’]*’")
_SENTENCE = re.compile("[^。；！？;!?\n]+")
# What a reader can hold the promise against: a figure, a number of things, a date or rhythm, a document.
_COUNTED = "[一二三四五六七八九十百千两]+(?:[次件个项份人名条场期天日月年周篇户处所家成倍批轮本张]|季度)"
_CONCRETE = re.compile(rf"[0-9０-９%％]|{_COUNTED}|每[天日周月季年]|年底|月底|《[^》]+》|〔[^〕]*〕")


@dataclass(frozen=True)
class Vague:
    """A sentence that could mean anything, and the words that make it so."""

    sentence: str
    words: tuple[str, ...]


def vague_sentences(text: str) -> list[Vague]:
    """The sentences of a promise that hold a vague word and nothing to hold it against."""
    found = (_vague(sentence.strip()) for sentence in _SENTENCE.findall(text))
    return [one for one in found if one.words]


def _vague(sentence: str) -> Vague:
    words = dict.fromkeys(_WORD.findall(_QUOTED.sub("", sentence)))
    # “进一步” counts no steps.
    return Vague(sentence, () if _CONCRETE.search(_WORD.sub("", sentence)) else tuple(words))
