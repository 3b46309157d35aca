"""What of a record the public log covers: its columns, the rows that belong to it, the records it is linked to.

Whatever is not named is covered as a commitment, so a new column is neither forgotten nor published by mistake.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import ColumnProperty, Mapper

from .canonical import Json, NotCanonical
from .values import form_of

# `id` stands in the leaf itself, `version` only counts.
NEVER = ("id", "version")


@dataclass(frozen=True)
class Logged:
    """How a kind stands in the public log: the class attribute `log` of its model.

    plain: columns whose values the leaf shows: codes, days, numbers, states; never words that somebody wrote.
    left_out: columns that may change without a leaf, such as counters and what is encrypted anew.
    parts: relationships to rows that are changed with the record and recorded as its change.
    links: relationships to records of their own; the leaf shows their numbers.
    public_from: the attribute that is empty until the record is public. Until then the leaf shows the record's number
        and the names of its fields: plain values and the action are commitments too, so that the log tells nothing
        of a draft, and still nobody can change one unseen or date it back.
    """

    plain: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    parts: Mapping[str, "Logged"] = field(default_factory=dict)
    links: tuple[str, ...] = ()
    public_from: str = ""

    def is_open(self, row: Any) -> bool:
        """Whether the leaf may show plain values of this row."""
        return not self.public_from or bool(getattr(row, self.public_from))


def declared(model: Any) -> Logged:
    """How a model, or the model of a row, is covered. Raises TypeError where it is not."""
    if not isinstance(model.log, Logged):
        raise TypeError(f"{model.kind} is not covered by the public log")
    return model.log


def check(model: Any) -> None:
    """Hold a declaration against its model. Raises AttributeError or TypeError where the model has no such thing."""
    _check(model, declared(model))


def _check(model: type, log: Logged) -> None:
    for name in filter(None, (*log.plain, *log.left_out, *log.links, *log.parts, log.public_from)):
        getattr(model, name)
    for column in columns(model, log):
        form_of(column.columns[0].type)
    for relation, part in log.parts.items():
        _check(_part(model, relation)[0], part)


def columns(model: type, log: Logged, besides: frozenset[str] = frozenset()) -> Iterator[ColumnProperty[Any]]:
    """The columns of a model that are covered."""
    mapper: Mapper[Any] = inspect(model)
    for column in mapper.column_attrs:
        if column.key not in NEVER and column.key not in log.left_out and column.key not in besides:
            yield column


def names(model: type, log: Logged) -> list[str]:
    """The names of all that is covered, as leaves and findings use them: `deadline`, `measures`, `measures/text`."""
    found = [column.key for column in columns(model, log)] + list(log.links)
    for relation, part in log.parts.items():
        child, own = _part(model, relation)
        found += [relation, *(f"{relation}/{column.key}" for column in columns(child, part, own))]
    return sorted(found)


def name_of(path: str) -> str:
    """The name that covers a path: `measures/17/text` is covered by `measures/text`."""
    relation, _, rest = path.partition("/")
    _, _, column = rest.partition("/")
    return f"{relation}/{column}" if column else relation


def plain_names(log: Logged) -> frozenset[str]:
    """The names whose values an open leaf shows; which parts and links there are is no secret then either."""
    of_parts = (f"{relation}/{column}" for relation, part in log.parts.items() for column in part.plain)
    return frozenset((*log.plain, *log.links, *log.parts, *of_parts))


def values(row: Any, log: Logged) -> dict[str, Json]:
    """Everything that is covered of a row, by path. Raises NotCanonical where a value does not suit its column."""
    model = type(row)
    found = dict(_values(row, columns(model, log), ""))
    for relation in log.links:
        found |= {f"{relation}/{linked.id}": True for linked in getattr(row, relation)}
    for relation, part in log.parts.items():
        child, own = _part(model, relation)
        for it in getattr(row, relation):
            found[f"{relation}/{it.id}"] = True
            found |= _values(it, columns(child, part, own), f"{relation}/{it.id}/")
    return found


def _values(row: Any, covered: Iterator[ColumnProperty[Any]], prefix: str) -> Iterator[tuple[str, Json]]:
    for column in covered:
        value = getattr(row, column.key)
        try:
            yield prefix + column.key, None if value is None else form_of(column.columns[0].type)(value)
        except NotCanonical as error:
            raise NotCanonical(f"{prefix}{column.key}: {error}") from error


def _part(model: type, relation: str) -> tuple[type, frozenset[str]]:
    """The model of a part, and its columns that only say to which record it belongs."""
    mapper: Mapper[Any] = inspect(model)
    found = mapper.relationships[relation]
    return found.mapper.class_, frozenset(str(column.key) for column in found.remote_side)
