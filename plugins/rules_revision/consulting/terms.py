"""The words for what happens to drafts and comments."""

from flask_babel import lazy_gettext as _l

STATES = {
    "draft": _l("Being prepared"),
    "announced": _l("Open for comments"),
    "closed": _l("Comments closed"),
}
COMMENT_STATES = {
    "received": _l("Received"),
    "quarantined": _l("Set aside until somebody has looked"),
    "spam": _l("Without content"),
    "withdrawn": _l("Withdrawn by the sender"),
}
WAYS = {
    "web": _l("Website"),
    "letter": _l("Letter"),
    "phone": _l("Telephone"),
    "visit": _l("Visit"),
    "meeting": _l("Discussion meeting"),
    "unit": _l("Written reply of a unit"),
}
OUTCOMES = {
    "adopted": _l("Comment adopted"),
    "partly_adopted": _l("Adopted in part"),
    "not_adopted": _l("Not adopted"),
}
UNIT_ANSWERS = {
    "agreed": _l("No comments"),
    "comments": _l("Has comments"),
}
WHOLE = _l("The whole draft")
