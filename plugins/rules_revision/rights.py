"""What one may be allowed to do with rules, with the roles that may do it at first.

Not named permissions: the module would take the place of the hook of that name in its package.
"""

from flask_babel import lazy_gettext as _l

from portal.items import Permission

READ = "rules_revision.read"
READ_MEMBERS = "rules_revision.read_members"
READ_PARTY = "rules_revision.read_party"
EDIT = "rules_revision.edit"
DRAFT = "rules_revision.draft"
PUBLISH = "rules_revision.publish"
DECIDE = "rules_revision.decide"
RECORD = "rules_revision.record"
COMMENTS = "rules_revision.comments"
ANSWER = "rules_revision.answer_comments"

READERS = ("staff", "office_head", "leader", "rectification_office", "reviewer")
CLERKS = ("staff", "office_head", "rectification_office")

PERMISSIONS = (
    Permission(READ, _l("Read the register of rules"), roles=READERS),
    Permission(READ_MEMBERS, _l("Read rules that are disclosed to members"), roles=("member", *READERS)),
    Permission(READ_PARTY, _l("Read rules that are disclosed inside the Party"), roles=("office_head", "leader")),
    Permission(EDIT, _l("Enter and describe rules, review many at once"), roles=CLERKS),
    Permission(DRAFT, _l("List revision projects and draft their texts"), roles=CLERKS),
    Permission(
        PUBLISH, _l("Publish rules that were reviewed"), roles=("office_head", "rectification_office", "reviewer")
    ),
    Permission(DECIDE, _l("Decide on abolishing rules"), roles=("leader",)),
    Permission(COMMENTS, _l("Read comments on drafts"), roles=READERS),
    Permission(ANSWER, _l("Answer comments on drafts, release them, type in letters"), roles=CLERKS),
    Permission(RECORD, _l("Type in what was decided about rules on paper"), roles=CLERKS),
)
