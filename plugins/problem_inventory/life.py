"""The life of an item: the table of its moves. Buttons, permissions, history, tests and the diagram come from it."""

from flask_babel import lazy_gettext as _l

from portal.records.workflow import Move, Workflow

from .conditions import decided_by_another, fulfilled, ready_to_publish, told_why
from .levels import acceptance_first, close_out_only, with_review
from .models import RectificationItem
from .permissions import ACCEPT, APPROVE, CLOSE_OUT, EDIT, PUBLISH, REVIEW

_LEVELS = (
    Move("review", "completed", "reviewed", REVIEW, _l("Review"), _l("Reviewed"), when=with_review),
    Move(
        "accept", "completed", "accepted", ACCEPT, _l("Accept"), _l("Accepted"),
        check=decided_by_another, scan=True, when=acceptance_first,
    ),
    Move(
        "accept", "reviewed", "accepted", ACCEPT, _l("Accept"), _l("Accepted"), check=decided_by_another, scan=True
    ),
    Move(
        "close_out", "completed", "closed_out", CLOSE_OUT, _l("Close out"), _l("Closed out"),
        check=decided_by_another, basis=True, scan=True, when=close_out_only,
    ),
    Move(
        "close_out", "accepted", "closed_out", CLOSE_OUT, _l("Close out"), _l("Closed out"),
        check=decided_by_another, basis=True, scan=True,
    ),
)  # fmt: skip

# Who looks at the work may send it back; each level has a name of its own, as one state may wait for one level only.
_BACK = (
    Move(
        "send_back", "completed", "in_progress", REVIEW, _l("Send back"), _l("Sent back"),
        reason=True, when=with_review,
    ),
    Move(
        "not_accept", "completed", "in_progress", ACCEPT, _l("Do not accept"), _l("Not accepted"),
        reason=True, when=acceptance_first,
    ),
    Move("not_accept", "reviewed", "in_progress", ACCEPT, _l("Do not accept"), _l("Not accepted"), reason=True),
    Move(
        "not_close_out", "completed", "in_progress", CLOSE_OUT, _l("Do not close out"), _l("Not closed out"),
        reason=True, when=close_out_only,
    ),
    Move(
        "not_close_out", "accepted", "in_progress", CLOSE_OUT, _l("Do not close out"), _l("Not closed out"),
        reason=True,
    ),
)  # fmt: skip


def _terminate(source: str) -> Move:
    return Move(
        "terminate", source, "terminated", APPROVE, _l("Terminate"), _l("Terminated"),
        check=told_why, reason=True, basis=True, risky=True,
    )  # fmt: skip


ITEM = Workflow(
    RectificationItem.kind,
    Move("publish", "draft", "published", PUBLISH, _l("Publish"), _l("Made public"), check=ready_to_publish),
    Move("start", "published", "in_progress", EDIT, _l("Enter progress"), _l("Work began")),
    Move(
        "complete", "in_progress", "completed", EDIT, _l("Report completion"), _l("Completion reported"),
        check=fulfilled,
    ),
    *_LEVELS,
    *_BACK,
    Move(
        "keep_up", "in_progress", "long_term", APPROVE, _l("Keep up for the long term"),
        _l("Kept up for the long term"), basis=True,
    ),
    Move("resume", "long_term", "in_progress", APPROVE, _l("Take up again"), _l("Taken up again"), basis=True),
    *map(_terminate, ("published", "in_progress", "long_term", "completed", "reviewed", "accepted")),
)  # fmt: skip
