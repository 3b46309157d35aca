"""Gathering: the same words replaced in several clauses are said once, and all is said in the order of the old text."""

from collections import Counter, defaultdict

from ..headings import follows
from ..labels import Number
from ..tree import Kind, Scheme
from .fragments import begins_clause
from .operations import Delete, Insert, Operation, Renumber, ReplaceWords
from .places import Place, goes_on, ordinal
from .wording import Changes

Keyed = list[tuple[float, Operation]]


def gather(keyed: Keyed) -> list[Operation]:
    """Order operations, joining what can be said in one sentence; the key is the place in the old text."""
    merged = _share_words(keyed)
    merged.sort(key=lambda pair: pair[0])
    return _joined([operation for _, operation in merged])


def _share_words(keyed: Keyed) -> Keyed:
    words = [(key, one) for key, one in keyed if isinstance(one, ReplaceWords)]
    counts = Counter(pair for _, one in words for pair in one.changes)
    shared: dict[tuple[str, str], list[tuple[float, Place]]] = defaultdict(list)
    rest: Keyed = [(key, one) for key, one in keyed if not isinstance(one, ReplaceWords)]
    for key, one in words:
        own = tuple(pair for pair in one.changes if counts[pair] == 1)
        rest += [(key, ReplaceWords(one.places, pairs)) for pairs in _by_kind(own)]
        for pair in one.changes:
            if counts[pair] > 1:
                shared[pair] += [(key, place) for place in one.places]
    return rest + _by_places(shared)


def _by_kind(pairs: Changes) -> list[Changes]:
    """Words replaced and words struck out are two sentences."""
    kinds = tuple(pair for pair in pairs if pair[1]), tuple(pair for pair in pairs if not pair[1])
    return [pairs for pairs in kinds if pairs]


def _by_places(shared: dict[tuple[str, str], list[tuple[float, Place]]]) -> Keyed:
    """Changes in the same places are one operation; words struck out are never said with words replaced."""
    alike: dict[tuple[bool, tuple[Place, ...]], list[tuple[str, str]]] = defaultdict(list)
    keys: dict[tuple[Place, ...], float] = {}
    for pair, where in shared.items():
        where.sort(key=lambda one: one[0])
        named = tuple(dict.fromkeys(place for _, place in where))
        alike[not pair[1], named].append(pair)
        keys[named] = where[0][0]
    return [(keys[named], ReplaceWords(named, tuple(pairs))) for (_, named), pairs in alike.items()]


def _joined(operations: list[Operation]) -> list[Operation]:
    """Say in one sentence what goes, moves or comes side by side."""
    joined: list[Operation] = []
    for one in operations:
        both = _both(joined[-1], one) if joined else None
        if both:
            joined[-1] = both
        else:
            joined.append(one)
    return joined


def _both(first: Operation, second: Operation) -> Operation | None:
    match first, second:
        case Delete(), Delete() if _are_whole(first.places) and _are_whole(second.places):
            return Delete(first.places + second.places)
        case Renumber(), Renumber() if _move_together(first, second):
            return Renumber(first.places + second.places, first.numbers + second.numbers)
        case Insert(), Insert() if _come_together(first, second):
            text = f"{_with_number(first)}\n{_with_number(second)}"
            return Insert(first.kind, first.numbers + second.numbers, text, first.inside)
    return None


def _are_whole(places: tuple[Place, ...]) -> bool:
    """Whether these are clauses or chapters."""
    return all(not place.part and len(place.steps) == 1 for place in places)


def _move_together(first: Renumber, second: Renumber) -> bool:
    """第七条至第九条改为第四条至第六条."""
    runs_on = goes_on(first.places[-1], second.places[0]) and follows(second.numbers[0], first.numbers[-1])
    return runs_on and _are_whole(first.places) and not second.numbers[0].after


def _come_together(first: Insert, second: Insert) -> bool:
    """Clauses that say their number in a quotation of several; a 款 that begins with one would be taken for one."""
    if first.kind is not Kind.ARTICLE or second.kind is not Kind.ARTICLE or first.after or second.after:
        return False
    if second.inside.steps or second.numbers[0] != Number(first.numbers[-1].base + 1):
        return False
    return not any(
        begins_clause(line) for one in (first, second) if len(one.numbers) == 1 for line in one.text.split("\n")
    )


def _with_number(one: Insert) -> str:
    return one.text if len(one.numbers) > 1 else f"{ordinal(one.kind, one.numbers[0], Scheme.ARTICLES)}\u3000{one.text}"
