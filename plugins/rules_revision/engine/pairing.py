"""Which one of the old texts became which one of the new: a pairing, before splits and merges are looked for."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from .likeness import Bigrams, bigrams, candidates, dice, longest_run
from .normal import normal, normal_words
from .tree import CLAUSES, GROUPS, Kind, Node

LIKE_IN_PLACE = 0.3  # enough between two neighbours that stand
LIKE_ELSEWHERE = 0.55
LIKE_SURELY = 0.6  # enough at the very place where it is expected: nothing else is looked for
Pairs = dict[int, int]


class Text:
    """A node as it is compared: a chapter by its name, all else by all it says."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.kind = Kind.ARTICLE if node.kind in CLAUSES else node.kind
        self.key = (self.kind, normal(node.text) if node.kind in GROUPS else normal_words(node))

    @cached_property
    def bigrams(self) -> Bigrams:
        """The pairs of neighbouring characters in all it says."""
        return bigrams(self.key[1] if self.node.kind not in GROUPS else normal_words(self.node))


def pair_up(old: Sequence[Text], new: Sequence[Text]) -> Pairs:
    """Pair the places of texts, old → new: those that read the same, then those that are alike."""
    pairing = _Pairing(old, new)
    for _ in range(2):  # each pair found tells where its neighbours are expected
        pairing.take(pairing.where_expected(), LIKE_SURELY)
    pairing.take([*pairing.where_expected(), *pairing.likest()], LIKE_IN_PLACE)
    return pairing.pairs


class _Pairing:
    """The pairs found so far; `standing` are those of them that keep one order in both versions."""

    def __init__(self, old: Sequence[Text], new: Sequence[Text]) -> None:
        self.old, self.new = old, new
        self.pairs = dict(_same(old, new))
        self.taken = set(self.pairs.values())
        row = sorted(self.pairs.items())
        run = longest_run([after for _, after in row])
        self.standing = [pair for index, pair in enumerate(row) if index in run]

    def take(self, worth: Iterable[tuple[int, int]], least: float) -> None:
        """Pair what is alike, the likest first and of several the nearest; what is half alike must keep the order."""
        for likeness, _, before, after in sorted(self._alike(set(worth), least)):
            if before not in self.pairs and after not in self.taken:
                place = bisect(self.standing, (before, after))
                fits = self._fits(place, after)
                if fits or -likeness >= LIKE_ELSEWHERE:
                    self.pairs[before] = after
                    self.taken.add(after)
                    self.standing[place:place] = [(before, after)] if fits else []

    def where_expected(self) -> Iterator[tuple[int, int]]:
        """Yield pairs as far from a neighbour that stands in the new version as in the old one."""
        standing = [(-1, -1), *self.standing, (len(self.old), len(self.new))]
        left_old, left_new = self._left()
        open_new = set(left_new)
        for before in left_old:
            at = bisect(standing, (before, 0))
            for old, new in standing[at - 1 : at + 1]:
                if new + before - old in open_new:
                    yield before, new + before - old

    def likest(self) -> Iterator[tuple[int, int]]:
        """Yield what has most in common, wherever it stands."""
        left_old, left_new = self._left()
        rows = [self.old[at].bigrams for at in left_old], [self.new[at].bigrams for at in left_new]
        return ((left_old[one], left_new[other]) for one, other in candidates(*rows))

    def _left(self) -> tuple[list[int], list[int]]:
        left_old = [at for at in range(len(self.old)) if at not in self.pairs]
        return left_old, [at for at in range(len(self.new)) if at not in self.taken]

    def _fits(self, place: int, after: int) -> bool:
        """Whether a pair crosses none of those that stand."""
        above, below = self.standing[max(place - 1, 0) : place], self.standing[place : place + 1]
        return all(pair[1] < after for pair in above) and all(after < pair[1] for pair in below)

    def _alike(self, worth: set[tuple[int, int]], least: float) -> Iterator[tuple[float, int, int, int]]:
        for before, after in worth:
            one, other = self.old[before], self.new[after]
            likeness = dice(one.bigrams, other.bigrams) if one.kind is other.kind else 0
            if likeness >= least:
                yield -likeness, abs(before - after), before, after


def _same(old: Sequence[Text], new: Sequence[Text]) -> Iterator[tuple[int, int]]:
    """Texts that read the same; of several alike, each goes to the nearest that is left."""
    places: dict[object, list[int]] = defaultdict(list)
    for at, text in enumerate(new):
        places[text.key].append(at)
    shift = 0
    for at, text in enumerate(old):
        if found := places.get(text.key):
            after = min(found, key=lambda place: abs(place - at - shift))
            found.remove(after)
            shift = after - at
            yield at, after
