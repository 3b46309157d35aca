"""What happens in service records, in words."""

from flask_babel import gettext as _


def words(kind: str, action: str) -> str | None:
    """What an action is called."""
    return {
        ("member_roster.duty_entry", "entered"): _("Entry of a service record"),
        ("member_roster.duty_entry", "cancelled"): _("Entry of a service record cancelled"),
        ("member_roster.duty_entry", "contested"): _("Entry of a service record contested"),
        ("member_roster.duty_entry", "upheld"): _("Entry of a service record left as it is"),
        ("member_roster.duty_contest", "contested"): _("Objection to an entry"),
        ("member_roster.duty_contest", "answered"): _("Objection answered"),
        ("member_roster.duty_event", "entered"): _("Activity of members entered"),
        ("member_roster.duty_event", "invited"): _("Further members invited"),
        ("member_roster.duty_event", "signed_in"): _("Attendance entered"),
        ("member_roster.duty_rules", "entered"): _("Scoring rules entered"),
        ("member_roster.duty_rules", "changed"): _("Scoring rules mended"),
        ("member_roster.duty_closing", "closed"): _("Scores of a year settled"),
        ("member_roster.nurture_plan", "drawn_up"): _("Plan for a member drawn up"),
        ("member_roster.nurture_plan", "step_added"): _("Step of a plan added"),
        ("member_roster.nurture_plan", "step_done"): _("Step of a plan done"),
        ("member_roster.nurture_plan", "finished"): _("Plan for a member finished"),
        ("member_roster.member", "account_made"): _("Account made for a member"),
    }.get((kind, action))
