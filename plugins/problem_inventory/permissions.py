"""What one may be allowed to do in the ledger, with the roles that may do it at first."""

from flask_babel import lazy_gettext as _l

from portal.items import Permission

from .models.published import READ

EDIT = "problem_inventory.edit"
PUBLISH = "problem_inventory.publish"
REVIEW = "problem_inventory.review"
ACCEPT = "problem_inventory.accept"
CLOSE_OUT = "problem_inventory.close_out"
EXTEND = "problem_inventory.extend"
APPROVE = "problem_inventory.approve"
RECORD = "problem_inventory.record"

READERS = ("staff", "office_head", "leader", "rectification_office", "reviewer")
CLERKS = ("staff", "office_head", "rectification_office")

PERMISSIONS = (
    Permission(READ, _l("Read the rectification ledger"), roles=READERS),
    Permission(EDIT, _l("Write problems, items and progress, report completion"), roles=CLERKS),
    Permission(PUBLISH, _l("Publish what was reviewed"), roles=("office_head", "rectification_office", "reviewer")),
    Permission(REVIEW, _l("Review completed items as the lead official"), roles=("leader",)),
    Permission(ACCEPT, _l("Accept reviewed items"), roles=("rectification_office",)),
    Permission(CLOSE_OUT, _l("Close items out"), roles=("leader",)),
    Permission(EXTEND, _l("Decide on later deadlines"), roles=("leader",)),
    Permission(APPROVE, _l("Approve termination, and what is kept up for the long term"), roles=("leader",)),
    Permission(RECORD, _l("Type in what was decided on paper"), roles=CLERKS),
)
