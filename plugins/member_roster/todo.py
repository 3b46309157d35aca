"""What waits for somebody in the roster."""

from collections.abc import Iterator

from portal.items import SignedIn, TodoItem

from .adjusting import todo as adjusting
from .duty import todo as duty


def waiting_for(user: SignedIn) -> Iterator[TodoItem]:
    """Changes under way, service records and plans."""
    yield from adjusting.waiting_for(user)
    yield from duty.waiting_for(user)
