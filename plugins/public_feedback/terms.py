"""The words for states, kinds and events: plain ones for the sender, short ones for staff."""

from flask_babel import lazy_gettext as _l

from .states import (
    ASSIGNED,
    BASICALLY_SATISFIED,
    CLOSED,
    DISSATISFIED,
    ELSEWHERE,
    EMPTY,
    HELP,
    IN_PROGRESS,
    MERGED,
    NEEDS_INFORMATION,
    NOT_TAKEN_UP,
    PETITION,
    PROCEEDINGS,
    QUARANTINED,
    RATED,
    RECEIVED,
    REFERRED,
    REPLIED,
    REPLY_DRAFTED,
    REPORT,
    SATISFIED,
    SENT_BACK,
    SUGGESTION,
    TAKEN_UP,
    WITHDRAWN,
)

_BEING_HANDLED = _l("Being handled")
FOR_SENDER = {
    RECEIVED: _l("Received"),
    QUARANTINED: _l("Received, being checked"),
    WITHDRAWN: _l("Withdrawn by you"),
    REFERRED: _l("Belongs to another place"),
    NOT_TAKEN_UP: _l("Not taken up"),
    TAKEN_UP: _l("Taken up"),
    ASSIGNED: _BEING_HANDLED,
    IN_PROGRESS: _BEING_HANDLED,
    SENT_BACK: _l("Being handed to another unit"),
    NEEDS_INFORMATION: _l("We have a question to you"),
    REPLY_DRAFTED: _l("The reply is being checked"),
    REPLIED: _l("Answered"),
    RATED: _l("Answered and rated"),
    CLOSED: _l("Closed"),
    MERGED: _l("Handled together with another opinion"),
}
FOR_STAFF = {
    RECEIVED: _l("To be taken up"),
    QUARANTINED: _l("Set apart"),
    WITHDRAWN: _l("Withdrawn"),
    REFERRED: _l("Referred"),
    NOT_TAKEN_UP: _l("Not taken up"),
    TAKEN_UP: _l("To be assigned"),
    ASSIGNED: _l("Assigned"),
    IN_PROGRESS: _l("In progress"),
    SENT_BACK: _l("Sent back"),
    NEEDS_INFORMATION: _l("Waiting for the sender"),
    REPLY_DRAFTED: _l("Reply to be approved"),
    REPLIED: _l("Replied"),
    RATED: _l("Rated"),
    CLOSED: _l("Closed"),
    MERGED: _l("Merged"),
}
TONES = {
    RECEIVED: "doing",
    QUARANTINED: "due",
    WITHDRAWN: "",
    REFERRED: "",
    NOT_TAKEN_UP: "",
    TAKEN_UP: "doing",
    ASSIGNED: "doing",
    IN_PROGRESS: "doing",
    SENT_BACK: "due",
    NEEDS_INFORMATION: "due",
    REPLY_DRAFTED: "due",
    REPLIED: "ok",
    RATED: "ok",
    CLOSED: "",
    MERGED: "",
}

MATTERS = {
    SUGGESTION: _l("Opinion or suggestion"),
    HELP: _l("Question or request for help"),
    PETITION: _l("Petition matter"),
    REPORT: _l("Report or accusation"),
    PROCEEDINGS: _l("Already in court, arbitration or administrative review"),
    ELSEWHERE: _l("Not about this county"),
    EMPTY: _l("Without substance"),
}
PLACES = {
    "petition_office": _l("This is a petition matter: the county petition office (xinfang) is responsible for it."),
    "hotline": _l("Please call the government hotline 12345: it hands your matter to the office responsible."),
    "court": _l("This is before the court, arbitration or administrative review: please go on there."),
}
REASONS = {
    "elsewhere": _l("It is not about this county: please turn to the place where it happened."),
    "empty": _l("It does not say what it is about, so we cannot handle it. You can write again."),
    "repeated": _l("You sent the same before: it is handled under the first number."),
    "unclear": _l("Place or facts are missing, and we cannot reach you. You can write again with them."),
}
PLACES_SHORT = {
    "petition_office": _l("County petition office"),
    "hotline": _l("Government hotline 12345"),
    "court": _l("Court, arbitration or review body"),
}
REASONS_SHORT = {
    "elsewhere": _l("Not about this county"),
    "empty": _l("Without substance"),
    "repeated": _l("Sent before"),
    "unclear": _l("Place or facts are missing and the sender cannot be reached"),
}
RATINGS = {
    SATISFIED: _l("Satisfied"),
    BASICALLY_SATISFIED: _l("Basically satisfied"),
    DISSATISFIED: _l("Dissatisfied"),
}
REVEALED_FOR = {
    "call": _l("To call the sender back"),
    "facts": _l("To check a fact with the sender"),
    "answer": _l("To deliver the answer"),
    "unit": _l("The unit has to visit the place"),
}
WAYS = {"web": _l("Website"), "letter": _l("Letter"), "phone": _l("Call"), "visit": _l("Visit")}

EVENTS = {
    "received": _l("An opinion was received"),
    "quarantined": _l("An opinion was set apart as possible spam"),
    "erased": _l("Personal data was erased"),
    "contact_corrected": _l("The sender changed name or telephone number"),
    "revealed": _l("Personal data was looked at"),
    "described": _l("Title and kind were written"),
    "released": _l("Released: a person wrote it"),  # the action's name before the life cycle
    "extended": _l("The time for the answer was extended"),
}
PUBLISHING = {
    "drafted": _l("The text for the public was written"),
    "rewritten": _l("The text for the public was written anew"),
    "published": _l("The answer was published"),
    "erased": _l("The text for the public was erased"),
}
NAMING = {
    "reader_named": _l("Named a reader of reports"),
    "liaison_named": _l("Named liaison of a unit"),
    "liaison_removed": _l("No longer liaison of a unit"),
    "reader_removed": _l("Taken off the list of readers of reports"),
}
SUSPICIONS = {
    "trap": _l("A field was filled in that people cannot see."),
    "haste": _l("It was sent within seconds of opening the form."),
}
