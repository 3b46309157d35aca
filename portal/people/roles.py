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
OFFICE = ("staff", "office_head", "leader")
ADMINISTRATORS = frozenset({SYSTEM, SECURITY, AUDITOR})

CORE_PERMISSIONS = (
    Permission("portal.modules", _l("Switch modules on and off"), roles=(SYSTEM,)),
    Permission("portal.settings", _l("Change settings"), roles=(SYSTEM,)),
    Permission("portal.forms", _l("Change the Word templates of forms"), roles=(SYSTEM, "office_head")),
    Permission("portal.people", _l("See the accounts"), roles=(SYSTEM, SECURITY)),
    Permission("portal.users", _l("Create, invite and shut accounts"), roles=(SYSTEM,)),
    Permission("portal.roles", _l("Give roles and permissions"), roles=(SECURITY,)),
    Permission("portal.audit", _l("Read the audit list"), roles=(AUDITOR, SECURITY)),
    Permission("portal.review", _l("See the publication reviews"), roles=(*OFFICE, "reviewer")),
    Permission("portal.review_first", _l("First check of a publication"), roles=("office_head",)),
    Permission("portal.review_secrecy", _l("Secrecy review of a publication"), roles=("reviewer",)),
    Permission("portal.review_sign", _l("Sign a publication"), roles=("leader",)),
    Permission("portal.record", _l("Type in reviews decided on paper"), roles=("staff", "office_head")),
    Permission("portal.import", _l("Import tables"), roles=("staff", "office_head", "rectification_office")),
    Permission("portal.correct", _l("Propose and apply corrections"), roles=("staff", "office_head")),
    Permission("portal.withdraw", _l("Withdraw published pages, confirm withdrawals"), roles=("office_head", "leader")),
    Permission("portal.withdraw_at_once", _l("Withdraw a page in an emergency"), roles=(*OFFICE, "reviewer")),
    Permission("portal.account", _l("Have a desk and an account page"), roles=tuple(ROLES)),
)
