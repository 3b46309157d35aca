"""The life of a dispatch slip: the table of its moves."""

from flask_babel import lazy_gettext as _l

from portal.records.workflow import Move, Workflow

from .models import Slip
from .permissions import APPROVE, ASK, EDIT

SLIP = Workflow(
    Slip.kind,
    Move("approve", "requested", "approved", APPROVE, _l("Approve"), _l("Approved")),
    Move("refuse", "requested", "refused", APPROVE, _l("Refuse"), _l("Refused"), reason=True),
    Move("cancel", "requested", "cancelled", ASK, _l("Cancel the slip"), _l("Cancelled"), reason=True),
    Move("cancel", "approved", "cancelled", ASK, _l("Cancel the slip"), _l("Cancelled"), reason=True),
    Move("go_out", "approved", "out", EDIT, _l("Hand the vehicle out"), _l("Vehicle handed out")),
    Move("come_back", "out", "returned", EDIT, _l("Take the vehicle back"), _l("Vehicle returned")),
)
