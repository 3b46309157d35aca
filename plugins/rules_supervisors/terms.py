"""The codes of the dispatch of democratic supervisors and the words for them."""

from flask_babel import lazy_gettext as _l

GROUP_STATES = {"planned": _l("Being formed"), "standing": _l("Dispatched"), "ended": _l("Dispatch ended")}
SUPERVISOR_STATES = {"serving": _l("Serving"), "recalled": _l("Recalled"), "replaced": _l("Replaced")}
WAYS = {
    "meeting": _l("Meeting"),
    "inspection": _l("Inspection"),
    "visit": _l("Visits to people"),
    "review": _l("Appraisal meeting"),
    "other": _l("Another kind"),
}
OUTCOMES = {"adopted": _l("Adopted in full"), "partly_adopted": _l("Partly adopted"), "not_adopted": _l("Not adopted")}
LETTER_STATES = {
    "draft": _l("Draft"),
    "signed": _l("Signed by the head"),
    "issued": _l("Issued, not delivered yet"),
    "delivered": _l("Waits for the answer"),
    "answered": _l("Answered, outcome open"),
    **OUTCOMES,
    "looked_back": _l("Looked back"),
    "dropped": _l("Draft dropped"),
}
PERIODS = {
    "first_half": _l("First half-year"),
    "second_half": _l("Second half-year"),
    "year": _l("Yearly summary"),
}
