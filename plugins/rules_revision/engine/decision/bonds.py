"""Which characters hang together as words, told from how they stand side by side in the two texts."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from ..tree import Node

STOPS = "，。；：、？！（）()《》〈〉“”‘’\n"
PARTICLES = "的和或与及对在由为按从被并将向等以于至除"
_COMMON = frozenset(
    re.findall(
        "..",
        "应当可以不得必须或者以及按照依照根据规定有关相关情况通过进行予以并且但是以上以下"
        "行为人员部门机构单位机关工作年度情形条件期限责任措施事项内容制度办法组织个人",
    )
)
_EDGES = frozenset(STOPS + PARTICLES)
_ENDINGS = "化者们"  # belong to what stands before them
_LONGEST = 4
_SIZES = ((1, 1, 2, 0.34), (2, 1, 3, 0.6), (1, 2, 3, 0.6), (2, 2, 3, 0.5))  # how often, of what the rarer stands for
_MANY = 3  # who has so many neighbours is a word of its own
BOUND, _WORDS, _HALF, _UNKNOWN = 10, 1, 4, 6


class Bonds:
    """Knows where a cut would go through a word: 部 and 门 stand together wherever they stand."""

    def __init__(self, *trees: Node) -> None:
        self.counts: Counter[str] = Counter()
        self.before: dict[str, set[str]] = defaultdict(set)  # what stands before a pair of characters
        self.after: dict[str, set[str]] = defaultdict(set)
        self.told: set[tuple[str, str]] = set()  # changes told so far: the next of their kind is told in the same words
        for tree in trees:
            lines = [node.text for node in tree.walk()]
            self.counts |= Counter(run for line in lines for run in _runs(line))  # a line that stays counts once
            for line in lines:
                self._read(line)

    def _read(self, line: str) -> None:
        for at in range(len(line) - 1):
            pair = line[at : at + 2]
            if pair[0] in STOPS or pair[1] in STOPS:
                continue
            self.before[pair].add(line[at - 1] if at else "\n")
            self.after[pair].add(line[at + 2] if at + 2 < len(line) else "\n")

    def start_cost(self, line: str, at: int) -> int:
        """How ill it is to begin a quotation before a place: nothing after a comma, much inside a word."""
        known = self._begins(line[at : at + 2]), self._ends(line[max(at - 2, 0) : at])
        return self._cost(line, at, known, _until_a_stop(line[at:]))

    def end_cost(self, line: str, at: int) -> int:
        """How ill it is to end a quotation before a place."""
        known = self._ends(line[max(at - 2, 0) : at]), self._begins(line[at : at + 2])
        return self._cost(line, at, known, _until_a_stop(line[:at][::-1]))

    def _cost(self, line: str, at: int, known: tuple[bool, bool], length: int) -> int:
        """What a cut costs: `known` are words known to be there, inside and outside; most words have two signs."""
        if at <= 0 or at >= len(line) or line[at - 1] in STOPS or line[at] in STOPS:
            return 0
        if line[at] in _ENDINGS or self.binds(line, at):
            return BOUND
        if known[0] or line[at - 1] in PARTICLES or line[at] in PARTICLES:
            return _WORDS
        return (_HALF if known[1] else _UNKNOWN) + length % 2

    def _begins(self, pair: str) -> bool:
        return pair in _COMMON or _is_free(self.before.get(pair, set()))

    def _ends(self, pair: str) -> bool:
        return pair in _COMMON or _is_free(self.after.get(pair, set()))

    def binds(self, line: str, at: int) -> bool:
        """Whether what stands before a place and what stands after it belong to one word."""
        if line[at - 1 : at + 1] in _COMMON:
            return True
        if line[max(at - 2, 0) : at] in _COMMON or line[at : at + 2] in _COMMON:
            return False
        return any(
            self._hang(line[max(at - left, 0) : at], line[at : at + right], least, share)
            for left, right, least, share in _SIZES
        )

    def _hang(self, left: str, right: str, least: float, share: float) -> bool:
        together = self.counts[left + right]
        if together < least or not _EDGES.isdisjoint(left + right):
            return False
        return together >= share * min(self.counts[left], self.counts[right])


def _until_a_stop(said: str) -> int:
    return next((at for at, sign in enumerate(said) if sign in _EDGES), len(said))


def _runs(line: str) -> Iterator[str]:
    for size in range(1, _LONGEST + 1):
        yield from (line[at : at + size] for at in range(len(line) - size + 1))


def _is_free(neighbours: set[str]) -> bool:
    return len(neighbours) >= _MANY or not _EDGES.isdisjoint(neighbours)
