"""The roles of a county conference, and the permissions of the core."""

from flask_babel import lazy_gettext as _l

from ..items import Permission

SYSTEM, SECURITY, AUDITOR = "system_admin", "security_admin", "auditor"

ROLES = {
    SYSTEM: _l("System administrator"),
    SECURITY: _l("Security administrator"),
    AUDITOR: _l("Auditor"),
    "staff": _l("Staff member"),
    "office_head": _l("Head of office"),
    "leader": _l("Leader"),
    "rectification_office": _l("Rectification office"),
    "reviewer": _l("Publication reviewer"),
    "liaison": _l("Liaison of a unit"),
    "member": _l("Member"),
}
ADMINISTRATORS = frozenset({SYSTEM, SECURITY, AUDITOR})

CORE_PERMISSIONS = (
    Permission("portal.modules", _l("Switch modules on and off"), roles=(SYSTEM,)),
    Permission("portal.settings", _l("Change settings"), roles=(SYSTEM,)),
    Permission("portal.people", _l("See the accounts"), roles=(SYSTEM, SECURITY)),
    Permission("portal.users", _l("Create, invite and shut accounts"), roles=(SYSTEM,)),
    Permission("portal.roles", _l("Give roles and permissions"), roles=(SECURITY,)),
    Permission("portal.audit", _l("Read the audit list"), roles=(AUDITOR, SECURITY)),
    Permission("portal.account", _l("Have a desk and an account page"), roles=tuple(ROLES)),
)
