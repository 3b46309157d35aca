"""The words for states and events: plain ones for the sender, short ones for staff."""

from flask_babel import lazy_gettext as _l

from .models import QUARANTINED, RECEIVED

FOR_SENDER = {RECEIVED: _l("Received"), QUARANTINED: _l("Received, being checked")}
FOR_STAFF = {RECEIVED: _l("To be taken up"), QUARANTINED: _l("Set apart")}
TONES = {RECEIVED: "doing", QUARANTINED: "due"}

EVENTS = {
    "received": _l("An opinion was received"),
    "quarantined": _l("An opinion was set apart as possible spam"),
    "released": _l("A person wrote it: back among the others"),
}
SUSPICIONS = {
    "trap": _l("A field was filled in that people cannot see."),
    "haste": _l("It was sent within seconds of opening the form."),
}
