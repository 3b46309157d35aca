"""The codes of what becomes of projects and of execution checks, and the words for them."""

from flask_babel import lazy_gettext as _l

FORMS = {
    "reissued": _l("Issued anew in full"),
    "decision": _l("Amending decision"),
    "abolished": _l("Notice of abolition"),
}
CHECK_STATES = {"open": _l("Being checked"), "closed": _l("Concluded")}
FINDING_STATES = {"open": _l("To be put right"), "answered": _l("Answered"), "closed": _l("Put right")}
SEVERITIES = {"minor": _l("Minor"), "moderate": _l("Moderate"), "serious": _l("Serious")}
