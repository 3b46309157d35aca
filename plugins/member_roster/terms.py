"""The codes of the roster with their words."""

from flask_babel import lazy_gettext as _l

GENDERS = {"": _l("Not known"), "male": _l("Male"), "female": _l("Female")}

GENDERS_ON_PAPER = {"": "", "male": "男", "female": "女"}

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
# Papers are in Chinese, whatever the language of the page.
KINDS_ON_PAPER = {
    ADDITION: "增补",
    CHANGE_OF_SECTOR: "调整界别",
    RESIGNATION: "辞去",
    ORDERED_RESIGNATION: "责令辞去",
    REVOCATION: "撤销委员资格",
    DEATH: "去世",
    END_OF_TERM: "届满",
    WARNING: "警告",
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

STATES = {
    "nominated": _l("Nominated"),
    "vetted": _l("Vetted"),
    "committee_approved": _l("Approved by the county committee"),
    "chair_agreed": _l("Agreed by the chair meeting"),
    "decided": _l("Decided"),
    "announced": _l("Announced"),
    "effective": _l("In effect"),
    "dropped": _l("Dropped"),
}

# What comes next for a batch, and who has to act.
NEXT = {
    "nominated": _l("Next: complete the lines; the departments that nominate vet them, then the vetting is entered."),
    "vetted": _l("Next: the county committee considers the list, then its approval is entered."),
    "committee_approved": _l("Next: the chair meeting considers the list, then its agreement is entered."),
    "chair_agreed": _l("Next: the standing committee decides, then the decision is entered with its scan."),
    "decided": _l("Next: members are told, the text is handed in for review, then it is announced."),
    "announced": _l("Next: when its day has come, enter that it is in effect."),
}

UNDECIDED = ("nominated", "vetted", "committee_approved", "chair_agreed")

OFFICES = {
    "chair": _l("Chair"),
    "vice_chair": _l("Vice-chair"),
    "secretary_general": _l("Secretary-general"),
    "standing_member": _l("Standing committee member"),
}

PARTY_OF_PARTY_MEMBERS = "中共"
NON_PARTY = ("无党派", "群众")
LIST_TITLES = {"sectors": _l("Sectors"), "townships": _l("Townships"), "groups": _l("Member groups")}
