"""What one may be allowed to do with the roster, with the roles that may do it at first."""

from flask_babel import lazy_gettext as _l

from portal.items import Permission

READ = "member_roster.read"
EDIT = "member_roster.edit"
SEATS = "member_roster.seats"
DECIDE = "member_roster.decide"
PUBLISH = "member_roster.publish"
RECORD = "member_roster.record"
DUTY = "member_roster.duty"
LEAD = "member_roster.lead"
OWN = "member_roster.own"
ACCOUNTS = "member_roster.accounts"

OFFICE = ("staff", "office_head", "leader")

PERMISSIONS = (
    Permission(READ, _l("Read the member roster"), roles=OFFICE),
    Permission(EDIT, _l("Keep the member roster: nominations, corrections, imports"), roles=("staff", "office_head")),
    Permission(SEATS, _l("Enter terms, sectors and approved seats"), roles=("office_head",)),
    Permission(DECIDE, _l("Decide on changes of members"), roles=("leader",)),
    Permission(PUBLISH, _l("Announce changes of members"), roles=("office_head",)),
    Permission(RECORD, _l("Type in what was decided about members on paper"), roles=("staff", "office_head")),
    Permission(DUTY, _l("Keep the service records of members"), roles=("staff", "office_head")),
    Permission(ACCOUNTS, _l("Make accounts for members and print their slips"), roles=("office_head",)),
    Permission(LEAD, _l("File and sign in for the members of one's own township"), roles=("member",)),
    Permission(OWN, _l("See one's own service record"), roles=("member",)),
)
