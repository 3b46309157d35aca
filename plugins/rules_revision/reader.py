"""Who reads the library: the public on pages that look the same to everybody, or somebody signed in."""

from dataclasses import dataclass
from typing import Any

from flask import url_for

from portal.items import SignedIn
from portal.people.access import current_user


@dataclass(frozen=True)
class Reader:
    """For whom a page is made: the person, None for the public; the layout; and what its endpoints begin with."""

    user: SignedIn | None
    layout: str
    prefix: str = ""

    def url(self, endpoint: str, **arguments: Any) -> str:
        """The address of a page of this reader's library."""
        return url_for(f"rules_revision.{self.prefix}{endpoint}", **arguments)


EVERYBODY = Reader(None, "rules_revision/public.html")


def insider() -> Reader:
    """The signed-in person's library, with what is disclosed to members, the office or the Party as well."""
    return Reader(current_user, "rules_revision/inside.html", "inside_")
