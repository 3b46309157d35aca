"""The duties of members that are counted, and the words for them. `%(number)s` is how many a year."""

from flask_babel import lazy_gettext as _l

from portal.items import N_

DUTIES = {
    "proposals": _l("Proposals"),
    "social_information": _l("Social information"),
    "proposals_or_information": _l("Proposals or social information"),
    "activities": _l("Activities of the conference"),
    "contacts": _l("Contacts with the own sector, visits"),
    "training": _l("Training"),
    "absences": _l("Absences of standing members"),
}
AMOUNTS = {
    "proposals": N_("%(number)s or more proposals a year"),
    "social_information": N_("%(number)s or more pieces a year"),
    "proposals_or_information": N_("%(number)s or more a year together"),
    "activities": N_("%(number)s or more activities a year"),
    "contacts": N_("%(number)s or more contacts a year"),
    "training": N_("%(number)s or more courses a year"),
    "absences": N_("no more than %(number)s meetings a year"),
}
JOINTLY = N_("%(number)s or more proposals a year as first proposer, or %(joint)s or more jointly")
AT_MOST = ("absences",)
