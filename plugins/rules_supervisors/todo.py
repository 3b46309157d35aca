"""What waits for somebody in the dispatch of supervisors."""

from collections.abc import Iterator

from flask import url_for
from sqlalchemy import Connection

from portal.clock import today
from portal.items import SignedIn, TodoItem

from .pending import pending


def waiting_for(connection: Connection, user: SignedIn) -> Iterator[TodoItem]:
    """What this person has to do, and what a unit owes an answer to."""
    for it in pending(connection, today()):
        if user.may(it.permission):
            url = url_for(f"rules_supervisors.{it.endpoint}", **it.arguments)
            yield TodoItem(it.title, url, due=it.due, note=it.unit, turn=it.turn)
