"""For the access matrix (tests/access): how a plugin tells it which objects its pages are about.

# plugins/<name>/tests/access_factories.py
from portal.testing_access import Factory

FACTORIES = {
    "notes.note": Factory(own=a_note, hidden=a_draft),
    "notes.write": Factory(fields=lambda user_id: {"title": "A note"}),
}
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Arguments = Mapping[str, Any]
UserId = int | None


def nothing(user_id: UserId) -> Arguments:
    """No arguments, no fields."""
    return {}


@dataclass(frozen=True)
class Factory:
    """What to call an endpoint with. Each function gets the number of the person who calls, None for the public.

    `own` makes an object that whoever holds the permission may see, and returns the arguments of its URL; `hidden`
    makes one that exists but that this person must not know of; `missing` are arguments of one that does not exist.
    `fields` are form fields with which a POST succeeds, given after `own` was called. `declined` are roles that hold
    the permission and whose POST a service declines all the same, with 409.
    """

    own: Callable[[UserId], Arguments] = nothing
    hidden: Callable[[UserId], Arguments] | None = None
    missing: Arguments | None = None
    fields: Callable[[UserId], Arguments] = nothing
    declined: frozenset[str] = frozenset()
