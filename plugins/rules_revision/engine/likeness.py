"""How like two texts are: the share of their pairs of neighbouring characters that both have (Dice)."""

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain

Bigrams = frozenset[int]  # two characters of 16 bits as one number: half the time of pairs of strings
_CANDIDATES = 4  # the likest few of each text are compared closely
_LOOKED_AT = 250  # places that are counted for one text, those of its rarest pairs first


def bigrams(text: str) -> Bigrams:
    """Cut a text into its pairs of neighbouring characters."""
    coded = text.encode("utf-16-le", "surrogatepass")
    pairs = array("I")
    for first in (coded, coded[2:]):
        pairs.frombytes(first[: len(first) // 4 * 4])
    return frozenset(pairs)


def dice(one: Bigrams, other: Bigrams) -> float:
    """Tell how like two texts are, from 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def share(part: Bigrams, whole: Bigrams) -> float:
    """Tell how much of a text stands in another, from 0 to 1."""
    return len(part & whole) / len(part) if part else 0.0


def candidates(old: Sequence[Bigrams], new: Sequence[Bigrams]) -> Iterator[tuple[int, int]]:
    """Yield the places of texts worth comparing: the few of the old that are likest to each of the new."""
    for at, shared in enumerate(shared_counts(old, new)):
        sizes = ((-count / (len(old[before]) + len(new[at])), before) for before, count in shared.items())
        likest = sorted((less, abs(before - at), before) for less, before in sizes)
        yield from ((before, at) for _, _, before in likest[:_CANDIDATES])


def holders_of(parts: Sequence[Bigrams], wholes: Sequence[Bigrams]) -> Iterator[list[int]]:
    """Tell for each part the few texts that hold the most of it."""
    for shared in shared_counts(wholes, parts):
        yield sorted(shared, key=lambda whole: (-shared[whole], whole))[:_CANDIDATES]


def shared_counts(old: Sequence[Bigrams], new: Sequence[Bigrams]) -> Iterator[Counter[int]]:
    """Count for each new text how much of what is rare in it stands in which old ones.

    Comparing each with each takes 500 × 500 turns; this one takes about as many as there are texts.
    """
    wanted = frozenset[int]().union(*new)
    holders: dict[int, list[int]] = defaultdict(list)
    for place, text in enumerate(old):
        for pair in text & wanted:
            holders[pair].append(place)
    for text in new:
        rarest = sorted((holders[pair] for pair in text & holders.keys()), key=len)
        seen = zip(rarest, accumulate(map(len, rarest)), strict=True)
        yield Counter(chain.from_iterable(places for places, total in seen if total <= _LOOKED_AT))


def longest_run(places: Sequence[int]) -> set[int]:
    """Tell which of these numbers form the longest run that only rises, by their index."""
    ends: list[int] = []
    before: list[int] = []
    for index, value in enumerate(places):
        at = bisect_left(ends, value, key=places.__getitem__)
        before.append(ends[at - 1] if at else -1)
        ends[at : at + 1] = [index]
    index, run = ends[-1] if ends else -1, set[int]()
    while index >= 0:
        run.add(index)
        index = before[index]
    return run
