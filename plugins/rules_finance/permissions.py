"""What one may be allowed to do with the office's finance, with the roles that may do it at first."""

from flask_babel import lazy_gettext as _l

from portal.items import Permission

READ = "rules_finance.read"
ASK = "rules_finance.ask"
EDIT = "rules_finance.edit"
PUBLISH = "rules_finance.publish"

OFFICE = ("staff", "office_head", "leader")

PERMISSIONS = (
    Permission(READ, _l("Read approval limits and quarterly disclosures"), roles=OFFICE),
    Permission(ASK, _l("Ask about a quarterly disclosure"), roles=OFFICE),
    Permission(EDIT, _l("Keep approval limits and disclosures, answer questions"), roles=("staff", "office_head")),
    Permission(PUBLISH, _l("Publish quarterly disclosures inside the office"), roles=("office_head",)),
)
