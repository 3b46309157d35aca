"""The codes of the ledger and the words for them."""

from flask_babel import lazy_gettext as _l

HORIZONS = {
    "immediate": _l("At once"),
    "fixed_term": _l("By a fixed date"),
    "long_term": _l("For the long term"),
}

STATES = {
    "draft": _l("Draft"),
    "published": _l("Promise published"),
    "in_progress": _l("Under way"),
    "completed": _l("Completed, to be checked"),
    "reviewed": _l("Reviewed, to be accepted"),
    "accepted": _l("Accepted, to be closed out"),
    "closed_out": _l("Closed out"),
    "long_term": _l("Kept up"),
    "look_back": _l("Being looked back on"),
    "reopened": _l("Reopened"),
    "terminated": _l("Terminated"),
}
EXTENSION_STATES = {
    "requested": _l("Asked for"),
    "approved": _l("Approved"),
    "refused": _l("Refused"),
}
ENDINGS = {
    "merged": _l("Goes on within another item"),
    "no_longer": _l("The circumstances changed: nothing is left to do"),
    "policy": _l("A rule of a higher authority changed"),
    "transferred": _l("Another body has become responsible"),
}
OPEN = ("published", "in_progress", "long_term", "reopened")
AWAITING_CLOSE_OUT = ("completed", "reviewed", "accepted")
FULFILLED = ("closed_out", "look_back")

REVISIONS = {
    "abolish": _l("to be abolished"),
    "amend": _l("to be amended"),
    "establish": _l("to be established"),
}
