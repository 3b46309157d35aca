"""What one may be allowed to do with opinions, and the roles that may do it at first."""

from flask_babel import lazy_gettext as _l

from portal.items import Permission

from .states import ANSWER, APPROVE, ASSIGN, LIAISONS, OWN_UNIT, PUBLISH, READ, RECORD, RESTRICTED, TRIAGE

_CLERKS, _HEADS = ("staff", "office_head"), ("office_head", "leader")

PERMISSIONS = (
    Permission(READ, _l("Read the opinions of the public"), roles=(*_CLERKS, "leader")),
    Permission(TRIAGE, _l("Sort incoming opinions"), roles=_CLERKS),
    Permission(ASSIGN, _l("Assign opinions to units, merge them"), roles=_CLERKS),
    Permission(ANSWER, _l("Handle opinions and draft replies"), roles=_CLERKS),
    Permission(APPROVE, _l("Approve replies, extend the time for an answer"), roles=_HEADS),
    Permission(RECORD, _l("Type in letters, calls and what was decided on paper"), roles=_CLERKS),
    Permission(RESTRICTED, _l("Read reports and accusations (named readers only)"), roles=_HEADS),
    Permission(PUBLISH, _l("Publish answered opinions"), roles=_CLERKS),
    Permission(LIAISONS, _l("Say who is the liaison of which unit"), roles=("office_head",)),
    Permission(OWN_UNIT, _l("Handle the opinions assigned to one's own unit"), roles=("liaison",)),
)
