"""The start-up phase: until an administrator closes it, history from before the portal may be entered (补录)."""

from ..clock import today
from ..items import Change, Subject
from .state import write_state
from .steps import START_UP_CLOSED
from .writing import record, writing


def close_start_up(reason: str) -> None:
    """End the start-up phase for good."""
    with writing() as tx:
        write_state(tx.session, START_UP_CLOSED, today().isoformat())
        record(Change(Subject("portal.start_up", "portal"), "start_up_closed", reason))
