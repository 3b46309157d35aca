"""What happens to rules, in words: for the history and the audit list."""

from flask_babel import gettext as _

from .execution import CHECK, FINDING
from .life import RULE


def words(kind: str, action: str) -> str | None:
    """What an action of one of the kinds of rules is called, on pages and in the audit list."""
    for flow in (RULE, CHECK, FINDING):
        if kind == flow.kind and (found := flow.words(action)):
            return found
    return {
        ("rules_revision.rule", "entered"): _("Entered a rule"),
        ("rules_revision.rule", "changed"): _("Changed what the register says"),
        ("rules_revision.rule", "disclosed"): _("Opened a rule to readers"),
        ("rules_revision.version", "entered"): _("Entered a version"),
        ("rules_revision.version", "changed"): _("Changed a version"),
        ("rules_revision.version", "ended"): _("A version ends"),
        ("rules_revision.version", "published"): _("Published a version"),
        ("rules_revision.version", "corrected"): _("Text corrected"),
        ("rules_revision.version", "withdrawn"): _("Public page withdrawn"),
        ("rules_revision.intake", "taken_in"): _("Took a text in"),
        ("rules_revision.intake", "changed"): _("Looked a text over"),
        ("rules_revision.intake", "entered"): _("Entered a text in the register"),
        ("rules_revision.intake", "thrown_away"): _("Threw a text away"),
        ("rules_revision.cleanup", "begun"): _("Began a review of rules"),
        ("rules_revision.cleanup", "changed"): _("Changed a review of rules"),
        ("rules_revision.cleanup", "closed"): _("Closed a review of rules"),
        ("rules_revision.project", "listed"): _("Listed a rule for revision"),
        ("rules_revision.project", "adopt"): _("Adopted and issued"),
        ("rules_revision.project", "enter_force"): _("In force"),
        ("rules_revision.outcome", "prepared"): _("Prepared the papers for a meeting"),
        ("rules_revision.outcome", "written"): _("Wrote decision and explanation"),
        ("rules_revision.issued", "issued"): _("Issued a document"),
        ("rules_revision.check", "begun"): _("Began a check of a rule"),
        ("rules_revision.check", "changed"): _("Changed a check of a rule"),
        ("rules_revision.finding", "found"): _("Found"),
        ("rules_revision.finding", "filed"): _("Made a problem of it"),
    }.get((kind, action))
