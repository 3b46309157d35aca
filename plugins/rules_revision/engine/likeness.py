"""How like two texts are: the share of their pairs of neighbouring characters that both have (Dice)."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

Bigrams = frozenset[str]
_COMMON = 24  # a pair of characters that stands in more texts than this tells nothing
_CANDIDATES = 4  # the likest few of each text are compared closely


def bigrams(text: str) -> Bigrams:
    """Cut a text into its pairs of neighbouring characters."""
    return frozenset(map(str.__add__, text, text[1:]))


def dice(one: Bigrams, other: Bigrams) -> float:
    """Tell how like two texts are, from 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def share(part: Bigrams, whole: Bigrams) -> float:
    """Tell how much of a text stands in another, from 0 to 1."""
    return len(part & whole) / len(part) if part else 0.0


def candidates(old: Sequence[Bigrams], new: Sequence[Bigrams]) -> Iterator[tuple[int, int]]:
    """Yield the places of texts worth comparing: those that share the most of what is rare.

    Comparing each with each takes 500 × 500 turns; this one takes about as many as there are texts.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(old):
        for pair in text:
            holders[pair].append(place)
    rare = {pair: places for pair, places in holders.items() if len(places) <= _COMMON}
    for at, text in enumerate(new):
        shared = Counter(chain.from_iterable(rare[pair] for pair in text & rare.keys()))
        sizes = ((-count / (len(old[before]) + len(text)), before) for before, count in shared.items())
        likest = sorted((less, abs(before - at), before) for less, before in sizes)
        yield from ((before, at) for _, _, before in likest[:_CANDIDATES])


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
