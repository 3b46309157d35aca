"""What one may be allowed to do with vehicles, with the roles that may do it at first."""

from flask_babel import lazy_gettext as _l

from portal.items import Permission

READ = "rules_vehicles.read"
ASK = "rules_vehicles.ask"
EDIT = "rules_vehicles.edit"
APPROVE = "rules_vehicles.approve"
PUBLISH = "rules_vehicles.publish"
RECORD = "rules_vehicles.record"

OFFICE = ("staff", "office_head", "leader")

PERMISSIONS = (
    Permission(READ, _l("Read the register of vehicles"), roles=OFFICE),
    Permission(ASK, _l("Ask for a vehicle"), roles=OFFICE),
    Permission(EDIT, _l("Keep the register of vehicles: hand out, take back, costs"), roles=("staff", "office_head")),
    Permission(APPROVE, _l("Approve the use of vehicles"), roles=("office_head", "leader")),
    Permission(PUBLISH, _l("Publish quarterly totals of vehicles"), roles=("office_head",)),
    Permission(RECORD, _l("Type in what was decided about vehicles on paper"), roles=("staff", "office_head")),
)
