"""What happens in the register, in words."""

from flask_babel import gettext as _


def words(kind: str, action: str) -> str | None:
    """What an action is called."""
    return {
        ("member_roster.term", "entered"): _("Term entered"),
        ("member_roster.term", "changed"): _("Term changed"),
        ("member_roster.sector", "entered"): _("Sector entered"),
        ("member_roster.sector", "changed"): _("Sector changed"),
        ("member_roster.township", "entered"): _("Township entered"),
        ("member_roster.township", "changed"): _("Township changed"),
        ("member_roster.group", "entered"): _("Member group entered"),
        ("member_roster.group", "changed"): _("Member group changed"),
        ("member_roster.quota", "approved"): _("Approved seats entered"),
        ("member_roster.adjustment", "entered"): _("Change of members entered"),
        ("member_roster.member", "adjustment"): _("Changed by an adjustment"),
        ("member_roster.member", "import"): _("Changed by an import"),
        ("member_roster.member", "correction"): _("Entry of a member changed"),
        ("member_roster.member", "election"): _("Changed by an election"),
        ("member_roster.member", "contact_changed"): _("Contact of a member changed"),
        ("member_roster.member", "revealed"): _("Contact of a member shown in full"),
        ("member_roster.member", "erased"): _("Contact of a member erased"),
    }.get((kind, action))
