"""Holding a record against one of its leaves."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from ..models import Record
from . import coverage
from .canonical import Json, NotCanonical
from .commitments import commit
from .coverage import declared, name_of
from .reading import Found

CHANGED, ADDED, REMOVED, SALTLESS, AFTER_ITS_END = "changed", "added", "removed", "saltless", "after_its_end"
Difference = tuple[str, str]  # the path, and what is wrong with it


def row_differences(row: Record, found: Found, names: Collection[str]) -> Iterator[Difference]:
    """Where a row is not what its leaf says. A leaf that cannot be read is told by those who look at leaves."""
    try:
        values = coverage.values(row, declared(row))
    except NotCanonical as error:
        yield str(error).partition(":")[0], CHANGED
        return
    if found.leaf is None:
        return
    if "plain" not in found.leaf:
        yield "", AFTER_ITS_END
        return
    yield from differences(found.leaf, found.salts, values, names)


def differences(
    leaf: Mapping[str, Any], salts: Mapping[str, str], values: Mapping[str, Json], names: Collection[str]
) -> Iterator[Difference]:
    """Where the values of a record are not those of its leaf; `names` are the fields that are compared."""
    plain, committed = leaf["plain"], leaf.get("committed", {})
    for path in sorted(plain.keys() | committed.keys() | values.keys()):
        if name_of(path) not in names:
            continue
        if path not in values:
            yield path, REMOVED
        elif path in plain:
            if plain[path] != values[path] or type(plain[path]) is not type(values[path]):
                yield path, CHANGED
        elif path not in committed:
            yield path, ADDED
        elif path not in salts:
            yield path, SALTLESS
        elif not opens(committed[path], salts[path], values[path]):
            yield path, CHANGED


def opens(commitment: str, salt: str, value: Json) -> bool:
    """Whether a salt and a value belong to a commitment."""
    try:
        return commit(bytes.fromhex(salt), value) == commitment
    except (ValueError, TypeError):  # somebody wrote into the salts
        return False
