"""What a list of the ledger is narrowed to, as it stands in the address."""

from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode

from portal.errors import NotThere

from .lights import COLOURS
from .terms import HORIZONS, STATES

LONGEST_WORDS = 100
LONGEST_NUMBER = 18  # digits that surely fit the databases' integers


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed to; None means everything. The names are those in the address."""

    stage: int | None = None
    group: int | None = None
    problem: int | None = None
    horizon: str | None = None
    unit: str | None = None
    light: str | None = None
    state: str | None = None

    @classmethod
    def from_address(cls, arguments: dict[str, str]) -> Self:
        """Read the filters of a query string. Raises NotThere for values that cannot be."""
        given = {name: arguments[name] for name in cls.__dataclass_fields__ if arguments.get(name, "").strip()}
        codes = {"horizon": HORIZONS, "light": COLOURS, "state": STATES}
        if any(name in given and given[name] not in known for name, known in codes.items()):
            raise NotThere
        if any("\0" in value for value in given.values()):  # PostgreSQL has no such texts
            raise NotThere
        values: dict[str, Any] = {
            name: whole_number(value) if name in ("stage", "group", "problem") else value
            for name, value in given.items()
        }
        return cls(**values)

    @property
    def chosen(self) -> dict[str, int | str]:
        """The filters that narrow something."""
        return {name: value for name, value in vars(self).items() if value is not None}

    def address(self, **changes: Any) -> str:
        """The query string of the list with other filters."""
        return urlencode({name: value for name, value in (vars(self) | changes).items() if value is not None})


@dataclass(frozen=True)
class StaffFilters(Filters):
    """What the list of those who work with the ledger is narrowed to: `q` is looked for in the texts of the items."""

    q: str | None = None

    @classmethod
    def from_address(cls, arguments: dict[str, str]) -> Self:
        """Read the filters of a query string; of a long text the beginning is looked for. Raises NotThere as above."""
        found = super().from_address(arguments)
        return replace(found, q=found.q.strip()[:LONGEST_WORDS]) if found.q else found


def whole_number(text: str) -> int:
    """A number from an address. Raises NotThere for what is none, or fits no database."""
    if not (text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER):
        raise NotThere
    return int(text)
