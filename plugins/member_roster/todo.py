"""What waits for somebody in the roster."""

from collections.abc import Iterator

from portal.items import SignedIn, TodoItem

from .duty import todo as duty


def waiting_for(user: SignedIn) -> Iterator[TodoItem]:
    """What waits in service records and plans."""
    yield from duty.waiting_for(user)
