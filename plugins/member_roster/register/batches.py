"""Changes that hold at once: each is a batch of its own with who decided and why."""

from collections.abc import Sequence
from datetime import date

from portal.clock import today
from portal.items import Change, Entry
from portal.records.workflow import with_scan
from portal.records.writing import current_transaction, record

from ..facts.entering import NewEvent, enter
from ..models import Adjustment


def enter_at_once(
    term_id: int, origin: str, title: str, events: Sequence[NewEvent], entry: Entry, day: date | None = None
) -> Adjustment:
    """Keep events in a batch of their own that is effective at once. Call it inside writing() only.

    Raises NoSeat and EventRefused.
    """
    session = current_transaction().session
    batch = Adjustment(
        term_id=term_id, origin=origin, title=title, state="effective", takes_effect_on=day or today(), scope="office"
    )  # fmt: skip
    session.add(batch)
    session.flush()
    enter(batch, events)
    record(Change(batch, "entered", entry.reason, entry=with_scan(batch, entry), moved=("", "effective")))
    return batch
