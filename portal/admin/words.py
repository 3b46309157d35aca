"""What the core's actions are called in the audit list."""

from flask_babel import lazy_gettext as _l

from ..records.contacts import NOTED

KINDS = {
    "portal.user": _l("Account"),
    "portal.role": _l("Role"),
    "portal.plugin": _l("Module"),
    "portal.setting": _l("Settings"),
    "portal.review": _l("Publication review"),
    "portal.correction": _l("Correction"),
    "portal.withdrawal": _l("Withdrawal"),
    "portal.start_up": _l("Start-up phase"),
    "portal.keys": _l("Keys"),
    "portal.workyear": _l("Working calendar"),
    "portal.job": _l("Background work"),
}
# Names of fields, and reasons the portal gives itself, that stand in entries.
DETAILS = {
    "title": _l("Name and post"),
    "active": _l("active or shut"),
    "password": _l("Password"),
    "second_factor": _l("Second factor"),
    "phone": _l("Mobile phone"),
    "list": _l("Printed list"),
    "files": _l("Files"),
}
ACTIONS = {
    ("portal.user", "created"): _l("Account created"),
    ("portal.user", "renamed"): _l("Name changed"),
    ("portal.user", "roles_given"): _l("Roles given"),
    ("portal.user", "roles_taken"): _l("Roles taken away"),
    ("portal.user", "activated"): _l("Account let in again"),
    ("portal.user", "deactivated"): _l("Account shut"),
    ("portal.user", "invited_again"): _l("New invitation; password and second factor ended"),
    ("portal.user", "invitation_used"): _l("Invitation used, password chosen"),
    ("portal.user", "password_changed"): _l("Password changed"),
    ("portal.user", "second_factor_set"): _l("Second factor set up"),
    ("portal.user", "second_factor_removed"): _l("Second factor removed"),
    ("portal.user", "recovery_codes_renewed"): _l("Recovery codes renewed"),
    ("portal.user", "signed_in"): _l("Signed in"),
    ("portal.user", "signed_out"): _l("Signed out"),
    ("portal.user", "session_ended"): _l("A browser signed out"),
    ("portal.user", "sessions_ended"): _l("Signed out everywhere"),
    ("portal.role", "permissions_given"): _l("Permissions given"),
    ("portal.role", "permissions_taken"): _l("Permissions taken away"),
    ("portal.plugin", "enabled"): _l("Module switched on"),
    ("portal.plugin", "disabled"): _l("Module switched off"),
    ("portal.plugin", "uninstalled"): _l("Module uninstalled"),
    ("portal.plugin", "forgotten"): _l("Module forgotten"),
    ("portal.setting", "changed"): _l("Settings changed"),
    ("portal.review", "drafted"): _l("Handed in for review"),
    ("portal.review", "replaced"): _l("Replaced by a newer text"),
    ("portal.correction", "proposed"): _l("Correction proposed"),
    ("portal.correction", "applied"): _l("Correction applied"),
    ("portal.withdrawal", "confirmed"): _l("Withdrawal confirmed"),
    ("portal.start_up", "start_up_closed"): _l("Start-up phase closed"),
    ("portal.workyear", "seeded"): _l("Years entered that the portal comes with"),
    ("portal.workyear", "day_added"): _l("Day entered"),
    ("portal.workyear", "day_changed"): _l("Name of a day changed"),
    ("portal.workyear", "day_removed"): _l("Day taken out"),
    ("portal.workyear", "published"): _l("Year marked as published"),
    ("portal.workyear", "unpublished"): _l("Year marked as not published"),
    ("portal.workyear", "imported"): _l("Year imported"),
    ("portal.keys", "rotation_begun"): _l("New key for protected values made"),
    ("portal.keys", "values_sealed_anew"): _l("Protected values sealed with the new key"),
    ("portal.job", "retried"): _l("Background job tried again"),
    ("portal.job", "discarded"): _l("Background job given up"),
}
# What the core's services do to records of any kind.
EVERY_KIND = {
    "file_added": _l("File added"),
    "file_removed": _l("File removed"),
    "file_shown": _l("File shown to the public"),
    "file_hidden": _l("File no longer shown to the public"),
    NOTED: _l("Contact noted"),
    "corrected": _l("Clerical error corrected"),
    "withdrawn": _l("Withdrawn from the public"),
    "revealed": _l("Protected field read in full"),
    "erased": _l("Protected fields erased"),
}
