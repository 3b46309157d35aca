"""The life of a batch of changes: the table of its moves (DOMAIN: roster adjustment)."""

from flask_babel import lazy_gettext as _l

from portal.items import SignedIn
from portal.records.workflow import Move, Workflow

from ..models import Adjustment
from ..permissions import DECIDE, EDIT, PUBLISH
from ..terms import UNDECIDED
from .conditions import complete, day_has_come, fits, needs_no_bodies, only_recorded, shown_as_reviewed

ADJUSTMENT = Workflow(
    Adjustment.kind,
    Move(
        "vet", "nominated", "vetted", EDIT, _l("Enter the vetting"), _l("Vetted"), check=complete, basis=True
    ),
    Move(
        "approve", "vetted", "committee_approved", DECIDE,
        _l("Enter the approval of the county committee"), _l("Approved by the county committee"), basis=True,
    ),
    Move(
        "agree", "committee_approved", "chair_agreed", DECIDE,
        _l("Enter the agreement of the chair meeting"), _l("Agreed by the chair meeting"), basis=True,
    ),
    Move(
        "decide", "chair_agreed", "decided", DECIDE,
        _l("Enter the decision"), _l("Decided"), check=fits, basis=True, scan=True,
    ),
    Move(
        "decide", "nominated", "decided", DECIDE,
        _l("Enter the decision"), _l("Decided"), check=only_recorded, basis=True, scan=True,
    ),
    Move(
        "announce", "decided", "announced", PUBLISH, _l("Announce"), _l("Announced"), check=shown_as_reviewed
    ),
    Move(
        "take_effect", "announced", "effective", EDIT,
        _l("Enter that it is in effect"), _l("In effect"), check=day_has_come,
    ),
    *(
        Move(
            "send_back", state, "nominated", EDIT,
            _l("Send back to nomination"), _l("Sent back to nomination"), reason=True,
        )
        for state in UNDECIDED[1:]
    ),
    *(Move("drop", state, "dropped", EDIT, _l("Drop"), _l("Dropped"), reason=True) for state in UNDECIDED),
)  # fmt: skip


def buttons(user: SignedIn, batch: Adjustment) -> list[Move]:
    """The moves that a batch's page offers; announcing has a button of its own, and decisions at once are rare."""
    at_once = needs_no_bodies(batch) and bool(batch.lines)
    skipped = {"announce"} if at_once or batch.state != "nominated" else {"announce", "decide"}
    return [it for it in ADJUSTMENT.open_to(user, batch) if it.action not in skipped]
