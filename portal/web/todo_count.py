"""How much waits for a person, beside the menu line: kept for some seconds, since every staff page shows it.

The list itself is always made anew. What the person does makes the number new at once in this process; all else may
take ten seconds to show.
"""

from time import monotonic

from flask import current_app, g

from ..items import SignedIn
from .todo import todo_list

SECONDS = 10
MOST_PEOPLE = 1000


def count_mine(user: SignedIn) -> int:
    """How many things wait for the person; exact where the page shows the list, too."""
    kept = _kept()
    if "portal_todo" not in g and user.id in kept and kept[user.id][0] > monotonic():
        return kept[user.id][1]
    if len(kept) >= MOST_PEOPLE:
        kept.clear()
    count = len(todo_list(user).mine)
    kept[user.id] = monotonic() + SECONDS, count
    return count


def forget_count(user_id: int | None) -> None:
    """Count anew for a person when next asked: something of theirs has changed."""
    _kept().pop(user_id, None)


def _kept() -> dict[int | None, tuple[float, int]]:
    found: dict[int | None, tuple[float, int]] = current_app.extensions.setdefault("portal_todo_counts", {})
    return found
