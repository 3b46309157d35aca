"""The codes of the service record and the words for them."""

from flask_babel import lazy_gettext as _l

TRAINING, MEETING, ACTIVITY, PROPOSAL, OPINION = "training", "meeting", "activity", "proposal", "opinion"
SPEECH, INSPECTION, CONTACT, OTHER = "speech", "inspection", "contact", "other"
KINDS = {
    TRAINING: _l("Training"),
    MEETING: _l("Meeting"),
    ACTIVITY: _l("Activity of the conference"),
    PROPOSAL: _l("Proposal"),
    OPINION: _l("Social information"),
    SPEECH: _l("Speech at a meeting"),
    INSPECTION: _l("Inspection or research"),
    CONTACT: _l("Contact with the own sector, visit"),
    OTHER: _l("Something else"),
}
# What members are invited to and sign in for.
GATHERINGS = (TRAINING, MEETING, ACTIVITY, INSPECTION)

FIRST, JOINT = "first", "joint"
ROLES = {"": _l("Not told apart"), FIRST: _l("First proposer"), JOINT: _l("Joint proposer")}

PRESENT, LEAVE, ABSENT = "present", "leave", "absent"
ATTENDANCE = {
    "": _l("Does not apply"),
    PRESENT: _l("Present"),
    LEAVE: _l("On leave"),
    ABSENT: _l("Absent without leave"),
}

VALID, CONTESTED, CANCELLED = "valid", "contested", "cancelled"
ENTRY_STATES = {VALID: _l("Counts"), CONTESTED: _l("Contested, still counts"), CANCELLED: _l("Cancelled")}

CORRECTED, REFUSED = "corrected", "refused"
OUTCOMES = {"": _l("Waiting for an answer"), CORRECTED: _l("Corrected"), REFUSED: _l("Left as it is")}

EACH_TIME, ONCE_A_YEAR, ONCE_A_SESSION = "", "year", "session"
ONCE = {
    EACH_TIME: _l("Each time"),
    ONCE_A_YEAR: _l("Once a year"),
    ONCE_A_SESSION: _l("Once a meeting or activity"),
}

EXCELLENT, COMPETENT, BASIC, POOR = "excellent", "competent", "basic", "poor"
BANDS = {
    EXCELLENT: _l("Excellent"),
    COMPETENT: _l("Competent"),
    BASIC: _l("Basically competent"),
    POOR: _l("Not competent"),
}
