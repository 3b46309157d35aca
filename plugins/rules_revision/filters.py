"""What a list of rules is narrowed to, as it stands in the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self
from urllib.parse import urlencode

from portal.errors import NotThere
from portal.records.disclosure import SCOPES

from .terms import STATES

LONGEST = 100


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed to; empty means everything. `on` is the day whose rules are asked for."""

    on: date | None = None
    domain: str = ""
    state: str = ""
    scope: str = ""
    q: str = ""

    @classmethod
    def from_address(cls, arguments: Mapping[str, str]) -> Self:
        """Read the filters of a query string. Raises NotThere for values that cannot be."""
        given: dict[str, Any] = {name: arguments[name] for name in cls.__dataclass_fields__ if arguments.get(name)}
        if any("\0" in value for value in given.values()):  # PostgreSQL has no such texts
            raise NotThere
        if given.get("state", "in_force") not in STATES or given.get("scope", "office") not in SCOPES:
            raise NotThere
        if "on" in given:
            given["on"] = _day(given["on"])
        if "q" in given:
            given["q"] = given["q"].strip()[:LONGEST]
        return cls(**given)

    @property
    def chosen(self) -> dict[str, Any]:
        """The filters that narrow something."""
        return {name: value for name, value in vars(self).items() if value}

    def address(self, **changes: Any) -> str:
        """The query string of the list with other filters."""
        return urlencode({name: value for name, value in (vars(self) | changes).items() if value})


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotThere from None
