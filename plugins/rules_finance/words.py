"""What happens with limits and disclosures, in words: for histories and the audit list."""

from flask_babel import gettext as _


def words(kind: str, action: str) -> str | None:
    """What an action is called."""
    return {
        ("rules_finance.limit", "entered"): _("Approval limit entered"),
        ("rules_finance.limit", "changed"): _("Approval limit changed"),
        ("rules_finance.limit", "dropped"): _("Approval limit taken off"),
        ("rules_finance.disclosure", "written"): _("Quarterly figures written"),
        ("rules_finance.disclosure", "rewritten"): _("Quarterly figures rewritten"),
        ("rules_finance.disclosure", "published"): _("Quarterly figures shown inside the office"),
        ("rules_finance.question", "asked"): _("Question about quarterly figures"),
        ("rules_finance.question", "answered"): _("Question answered"),
    }.get((kind, action))
