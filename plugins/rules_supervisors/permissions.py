"""What one may be allowed to do with supervision groups, with the roles that may do it at first."""

from flask_babel import lazy_gettext as _l

from portal.items import Permission

READ = "rules_supervisors.read"
EDIT = "rules_supervisors.edit"
DECIDE = "rules_supervisors.decide"
RECORD = "rules_supervisors.record"

OFFICE = ("staff", "office_head", "leader")

PERMISSIONS = (
    Permission(READ, _l("Read about supervision groups and their letters"), roles=OFFICE),
    Permission(EDIT, _l("Keep supervision groups, activities, letters, reports"), roles=("staff", "office_head")),
    Permission(DECIDE, _l("Decide on supervision groups, sign and issue letters"), roles=("office_head", "leader")),
    Permission(RECORD, _l("Type in what was decided about supervision on paper"), roles=("staff", "office_head")),
)
