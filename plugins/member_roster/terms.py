"""The codes of the roster with their words."""

from flask_babel import lazy_gettext as _l

GENDERS = {"": _l("Not known"), "male": _l("Male"), "female": _l("Female")}

# How somebody comes in, changes, or goes.
ADDITION, CHANGE_OF_SECTOR = "addition", "change_of_sector"
RESIGNATION, ORDERED_RESIGNATION, REVOCATION = "resignation", "ordered_resignation", "revocation"
DEATH, END_OF_TERM, WARNING = "death", "end_of_term", "warning"
KINDS = {
    ADDITION: _l("Addition"),
    CHANGE_OF_SECTOR: _l("Change of sector"),
    RESIGNATION: _l("Resignation"),
    ORDERED_RESIGNATION: _l("Ordered resignation"),
    REVOCATION: _l("Revocation of membership"),
    DEATH: _l("Death"),
    END_OF_TERM: _l("End of term"),
    WARNING: _l("Warning"),
}
EXITS = (RESIGNATION, ORDERED_RESIGNATION, REVOCATION, DEATH, END_OF_TERM)

# What an event does to the facts; `kind` says why.
JOINED, CHANGED, LEFT = "joined", "changed", "left"
ELECTED, LEFT_OFFICE, WARNED = "elected", "left_office", "warned"
ACTIONS = {
    JOINED: _l("Became a member"),
    CHANGED: _l("Change of facts"),
    LEFT: _l("Left"),
    ELECTED: _l("Elected to an office"),
    LEFT_OFFICE: _l("Left an office"),
    WARNED: _l("Warned"),
}

# Where a batch comes from: only an adjustment goes through nomination and decision.
ADJUSTMENT, IMPORT, CORRECTION, ELECTION = "adjustment", "import", "correction", "election"
ORIGINS = {
    ADJUSTMENT: _l("Adjustment"),
    IMPORT: _l("Import"),
    CORRECTION: _l("Correction"),
    ELECTION: _l("Election"),
}

OFFICES = {
    "chair": _l("Chair"),
    "vice_chair": _l("Vice-chair"),
    "secretary_general": _l("Secretary-general"),
    "standing_member": _l("Standing committee member"),
}

PARTY_OF_PARTY_MEMBERS = "中共"
NON_PARTY = ("无党派", "群众")
LIST_TITLES = {"sectors": _l("Sectors"), "townships": _l("Townships"), "groups": _l("Member groups")}
