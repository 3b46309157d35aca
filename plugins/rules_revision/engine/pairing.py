"""Which one of the old texts became which one of the new: a pairing, before splits and merges are looked for."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from .likeness import Bigrams, bigrams, candidates, dice, longest_run
from .normal import normal, normal_words
from .tree import CLAUSES, GROUPS, Kind, Node

LIKE_IN_PLACE = 0.3  # enough between two neighbours that stand
LIKE_ELSEWHERE = 0.55
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
    pairs = dict(_same(old, new))
    row = sorted(pairs.items())
    run = longest_run([after for _, after in row])
    standing = [pair for index, pair in enumerate(row) if index in run]
    taken = set(pairs.values())
    left = [at for at in range(len(old)) if at not in pairs], [at for at in range(len(new)) if at not in taken]
    for likeness, _, before, after in sorted(_alike(old, new, *left)):
        if before in pairs or after in taken:
            continue
        place = bisect(standing, (before, after))
        fits = _fits(standing, place, after)
        if fits or -likeness >= LIKE_ELSEWHERE:
            pairs[before] = after
            taken.add(after)
            standing[place:place] = [(before, after)] if fits else []
    return pairs


def _fits(standing: list[tuple[int, int]], place: int, after: int) -> bool:
    """Whether a pair crosses none of those that stand."""
    return (not place or standing[place - 1][1] < after) and (place == len(standing) or after < standing[place][1])


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


def _alike(
    old: Sequence[Text], new: Sequence[Text], left_old: list[int], left_new: list[int]
) -> Iterator[tuple[float, int, int, int]]:
    """Yield what may become a pair, the likest first when sorted; ties go to the nearest."""
    rows = [old[at].bigrams for at in left_old], [new[at].bigrams for at in left_new]
    for one, other in candidates(*rows):
        before, after = left_old[one], left_new[other]
        likeness = dice(rows[0][one], rows[1][other])
        if likeness >= LIKE_IN_PLACE and old[before].kind is new[after].kind:
            yield -likeness, abs(one - other), before, after
