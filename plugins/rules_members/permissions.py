"""What one may be allowed to do with the members' code, with the roles that may do it at first."""

from flask_babel import lazy_gettext as _l

from portal.items import Permission

READ = "rules_members.read"
OWN = "rules_members.own"

PERMISSIONS = (
    Permission(READ, _l("Read what members did of their duties"), roles=("staff", "office_head", "leader")),
    Permission(OWN, _l("Read what the code asks of oneself"), roles=("member",)),
)
