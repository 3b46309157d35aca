"""Deleting what nobody needs any more of sessions and counted tries."""

from ..records.writing import writing
from .sessions import sweep_sessions
from .throttle import sweep


def sweep_people() -> None:
    """Delete the rows of sessions and of tries whose time is over."""
    with writing():
        sweep_sessions()
        sweep()
