"""The life of an opinion as one table of moves; docs and tests are made from it.

Moves without a permission are the sender's, by the receipt, or the portal's own; `also` names those that a unit's
liaison may make. No action's name tells what a letter is about: audit and public log name the same actions for a
restricted letter as for any other. The first move from a state is the usual one: its button stands out.
"""

from flask_babel import lazy_gettext as _l

from portal.records.workflow import Move, Workflow

from . import conditions as when
from .states import (
    ANSWER,
    APPROVE,
    ASSIGN,
    ASSIGNED,
    CLOSED,
    IN_PROGRESS,
    MERGED,
    NEEDS_INFORMATION,
    NOT_TAKEN_UP,
    OWN_UNIT,
    QUARANTINED,
    RATED,
    RECEIVED,
    REFERRED,
    REPLIED,
    REPLY_DRAFTED,
    SENT_BACK,
    TAKEN_UP,
    TRIAGE,
    WITHDRAWN,
)

SENDER = None

_ASSIGN, _ASSIGNED = _l("Assign to a unit"), _l("Assigned to a unit")
_MERGE, _MERGED = _l("Merge with another opinion"), _l("Merged with another opinion")
_BACK, _SENT_BACK = _l("Enter that the unit sent it back"), _l("Sent back by the unit")
_START, _STARTED = _l("Enter that the unit began"), _l("The unit began")
_DRAFT, _DRAFTED = _l("Draft the reply"), _l("Reply drafted")
_ASK, _ASKED = _l("Ask the sender"), _l("The sender was asked")
_WITHDRAW, _WITHDRAWN = _l("Withdraw"), _l("Withdrawn by the sender")
_LAPSE, _LAPSED = _l("Close after the time to rate"), _l("Closed after the time to rate")

LIFE = Workflow(
    "public_feedback.opinion",
    Move("take_up", RECEIVED, TAKEN_UP, TRIAGE, _l("Take up"), _l("Taken up"), when.ours),
    Move("refer", RECEIVED, REFERRED, TRIAGE, _l("Refer to the right place"), _l("Referred"), when.for_others),
    Move("decline", RECEIVED, NOT_TAKEN_UP, TRIAGE, _l("Do not take up"), _l("Not taken up"), when.declinable),
    Move("set_apart", RECEIVED, QUARANTINED, TRIAGE, _l("Set apart as spam"), _l("Set apart as possible spam")),
    Move("withdraw", RECEIVED, WITHDRAWN, SENDER, _WITHDRAW, _WITHDRAWN),
    Move("release", QUARANTINED, RECEIVED, TRIAGE, _l("A person wrote this"), _l("Released: a person wrote it")),
    Move("discard", QUARANTINED, CLOSED, TRIAGE, _l("Discard as spam"), _l("Discarded as spam"), reason=True),
    Move("withdraw", QUARANTINED, WITHDRAWN, SENDER, _WITHDRAW, _WITHDRAWN),
    Move("assign", TAKEN_UP, ASSIGNED, ASSIGN, _ASSIGN, _ASSIGNED, when.unit_fits),
    Move("assign", SENT_BACK, ASSIGNED, ASSIGN, _ASSIGN, _ASSIGNED, when.unit_fits),
    Move("start", ASSIGNED, IN_PROGRESS, ANSWER, _START, _STARTED, also=OWN_UNIT),
    Move("send_back", ASSIGNED, SENT_BACK, ANSWER, _BACK, _SENT_BACK, reason=True, also=OWN_UNIT),
    Move("draft_reply", IN_PROGRESS, REPLY_DRAFTED, ANSWER, _DRAFT, _DRAFTED, when.drafted, also=OWN_UNIT),
    Move("ask", IN_PROGRESS, NEEDS_INFORMATION, ANSWER, _ASK, _ASKED, when.asked, also=OWN_UNIT),
    Move("send_back", IN_PROGRESS, SENT_BACK, ANSWER, _BACK, _SENT_BACK, reason=True, also=OWN_UNIT),
    Move("answer_question", NEEDS_INFORMATION, IN_PROGRESS, SENDER, _l("Answer"), _l("The sender answered")),
    Move("go_on", NEEDS_INFORMATION, IN_PROGRESS, ANSWER, _l("Go on without answer"), _l("Went on without answer")),
    Move("approve", REPLY_DRAFTED, REPLIED, APPROVE, _l("Approve the reply"), _l("Replied"), when.second_person),
    Move("revise", REPLY_DRAFTED, IN_PROGRESS, APPROVE, _l("Return the draft"), _l("Draft returned"), reason=True),
    Move("rate", REPLIED, RATED, SENDER, _l("Rate"), _l("Rated by the sender"), when.rated),
    Move("lapse", REPLIED, CLOSED, SENDER, _LAPSE, _LAPSED),
    Move("close", RATED, CLOSED, ANSWER, _l("Close"), _l("Closed")),
    Move("redo", RATED, ASSIGNED, SENDER, _l("Ask to do it again"), _l("To be done again"), when.may_be_redone),
    Move("lapse", RATED, CLOSED, SENDER, _LAPSE, _LAPSED),
    Move("merge", TAKEN_UP, MERGED, ASSIGN, _MERGE, _MERGED, when.may_be_merged),
    Move("merge", ASSIGNED, MERGED, ASSIGN, _MERGE, _MERGED, when.may_be_merged),
    Move("merge", IN_PROGRESS, MERGED, ASSIGN, _MERGE, _MERGED, when.may_be_merged),
)

# Not a move, since the state stays; its page asks for the same as one.
EXTEND = Move("extend", "", "", APPROVE, _l("Extend the time"), _l("The time for the answer was extended"), reason=True)
