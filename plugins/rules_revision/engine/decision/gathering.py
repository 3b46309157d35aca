"""Gathering: the same words replaced in several clauses are said once, and all is said in the order of the old text."""

from collections import Counter, defaultdict

from .operations import Delete, Operation, ReplaceWords
from .places import Place
from .wording import Changes

Keyed = list[tuple[float, Operation]]


def gather(keyed: Keyed) -> list[Operation]:
    """Order operations, joining what can be said in one sentence; the key is the place in the old text."""
    merged = _share_words(keyed)
    merged.sort(key=lambda pair: pair[0])
    return _join_deletions([operation for _, operation in merged])


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


def _join_deletions(operations: list[Operation]) -> list[Operation]:
    joined: list[Operation] = []
    for one in operations:
        last = joined[-1] if joined else None
        if isinstance(one, Delete) and isinstance(last, Delete) and _is_clause(one) and _is_clause(last):
            joined[-1] = Delete(last.places + one.places)
        else:
            joined.append(one)
    return joined


def _is_clause(operation: Delete) -> bool:
    return all(not place.part and len(place.steps) == 1 for place in operation.places)
