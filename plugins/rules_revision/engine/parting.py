"""One clause that became several, several that became one, and the order in which all of them are told."""

from collections.abc import Sequence

from .likeness import holders_of, share
from .pairing import Pairs, Text

Group = tuple[tuple[int, ...], tuple[int, ...]]
_SHORTEST = 8  # pairs of characters: less of a text may stand anywhere
_KEPT = 0.75  # of what the part says stands in the whole
_OWN = 0.5  # of what the part says stands in the whole, and in none of the other parts


def group(old: Sequence[Text], new: Sequence[Text], pairs: Pairs) -> list[Group]:
    """Join what was split or merged, in the order of the new texts; a deletion follows what stood before it."""
    back = {after: before for before, after in pairs.items()}
    splits = _parts(old, new, pairs, [at for at in range(len(new)) if at not in back])
    undivided = {after: before for after, before in back.items() if before not in splits}
    merges = _parts(new, old, undivided, [at for at in range(len(old)) if at not in pairs])
    groups: list[Group] = [
        (tuple(sorted([before, *merges.get(after, ())])), tuple(sorted([after, *splits.get(before, ())])))
        for before, after in pairs.items()
    ]
    added = set(range(len(new))) - {after for _, news in groups for after in news}
    groups += [((), (after,)) for after in added]
    groups.sort(key=lambda parts: parts[1][0])
    return _with_deletions(groups, len(old))


def _parts(wholes: Sequence[Text], texts: Sequence[Text], pairs: Pairs, left: list[int]) -> dict[int, list[int]]:
    """Tell which of the texts left over were part of a whole that is paired with another."""
    parts: dict[int, list[int]] = {}
    paired = sorted(whole for whole, other in pairs.items() if wholes[whole].key != texts[other].key)
    holders = holders_of([texts[at].bigrams for at in left], [wholes[whole].bigrams for whole in paired])
    for at, places in zip(left, holders, strict=True):
        part = texts[at]
        found = [paired[place] for place in places]
        found = [whole for whole in found if _is_part(part, wholes[whole], texts[pairs[whole]])]
        if found:
            best = max(found, key=lambda whole: share(part.bigrams, wholes[whole].bigrams))
            parts.setdefault(best, []).append(at)
    return parts


def _is_part(part: Text, whole: Text, other: Text) -> bool:
    if not _SHORTEST <= len(part.bigrams) <= len(whole.bigrams):
        return False
    if part.key[1] in whole.key[1]:  # word by word, however much of it the other part says as well
        return part.key[1] not in other.key[1]
    kept = part.bigrams & whole.bigrams
    return len(kept) >= _KEPT * len(part.bigrams) and len(kept - other.bigrams) >= _OWN * len(part.bigrams)


def _with_deletions(groups: list[Group], count: int) -> list[Group]:
    kept = {before: index for index, (olds, _) in enumerate(groups) for before in olds}
    told: dict[int, list[Group]] = {}
    index = -1
    for before in range(count):
        if before in kept:
            index = kept[before]
        else:
            told.setdefault(index, []).append(((before,), ()))
    rows = list(told.get(-1, ()))
    for index, row in enumerate(groups):
        rows += [row, *told.get(index, ())]
    return rows
