"""The lives of groups, of supervisors in them, and of letters: the tables of their moves."""

from flask_babel import lazy_gettext as _l

from portal.records.workflow import Move, Workflow

from .conditions import complete, decided_by_another, group_stands, signed_by_head
from .models import SuggestionLetter, SupervisionGroup, Supervisor
from .permissions import DECIDE, EDIT

GROUP = Workflow(
    SupervisionGroup.kind,
    Move(
        "dispatch", "planned", "standing", DECIDE, _l("Dispatch the group"), _l("Group dispatched"),
        check=complete, basis=True,
    ),
    Move("end", "standing", "ended", DECIDE, _l("End the dispatch"), _l("Dispatch ended"), reason=True),
)  # fmt: skip

SUPERVISOR = Workflow(
    Supervisor.kind,
    Move(
        "recall", "serving", "recalled", DECIDE, _l("Recall"), _l("Recalled"),
        check=group_stands, reason=True, basis=True,
    ),
    Move(
        "replace", "recalled", "replaced", DECIDE, _l("Appoint a replacement"), _l("Replaced"),
        check=group_stands, basis=True,
    ),
)  # fmt: skip

_OUTCOME = (
    Move("adopt", "answered", "adopted", EDIT, _l("Adopted in full"), _l("Suggestions adopted")),
    Move(
        "adopt_partly", "answered", "partly_adopted", EDIT, _l("Partly adopted"), _l("Suggestions partly adopted"),
        reason=True,
    ),
    Move(
        "not_adopt", "answered", "not_adopted", EDIT, _l("Not adopted"), _l("Suggestions not adopted"), reason=True
    ),
)  # fmt: skip

LETTER = Workflow(
    SuggestionLetter.kind,
    Move("sign", "draft", "signed", DECIDE, _l("Sign"), _l("Signed by the head"), check=signed_by_head),
    Move("drop", "draft", "dropped", EDIT, _l("Drop the draft"), _l("Draft dropped"), reason=True),
    Move(
        "issue", "signed", "issued", DECIDE, _l("Examine and issue"), _l("Examined and issued"),
        check=decided_by_another, basis=True,
    ),
    Move(
        "send_back", "signed", "draft", DECIDE, _l("Send back to the group"), _l("Sent back to the group"), reason=True
    ),
    Move("deliver", "issued", "delivered", EDIT, _l("Delivered and signed for"), _l("Delivered and signed for")),
    Move("answer", "delivered", "answered", EDIT, _l("Enter the answer"), _l("Answered in writing")),
    *_OUTCOME,
    *(
        Move("look_back", state, "looked_back", EDIT, _l("Enter the look-back"), _l("Looked back"))
        for state in ("adopted", "partly_adopted", "not_adopted")
    ),
)  # fmt: skip
OUTCOME_OF = {move.action: move.target for move in _OUTCOME}
