"""What happens to rules, in words: for the history and the audit list."""

from flask_babel import gettext as _

from .consulting.announcing import LIFE
from .execution import CHECK, FINDING
from .life import RULE
from .projects.life import PROJECT
from .projects.life import words as project_words


def words(kind: str, action: str) -> str | None:
    """What an action of one of the kinds of rules is called, on pages and in the audit list."""
    for flow in (RULE, CHECK, FINDING, LIFE):
        if kind == flow.kind and (found := flow.words(action)):
            return found
    if kind == PROJECT.kind and (found := project_words(action)):
        return found
    return {
        ("rules_revision.consultation", "prepared"): _("Prepared a draft for comment"),
        ("rules_revision.consultation", "changed"): _("Changed a draft for comment"),
        ("rules_revision.consultation", "units_asked"): _("Units that are asked were added"),
        ("rules_revision.consultation", "letters_sent"): _("Letters to units sent"),
        ("rules_revision.consultation", "unit_answered"): _("Answer of a unit noted"),
        ("rules_revision.comment", "received"): _("Comment received"),
        ("rules_revision.comment", "quarantined"): _("Set aside until somebody has looked"),
        ("rules_revision.comment", "kept"): _("Looked at: it is a comment"),
        ("rules_revision.comment", "set_aside"): _("Looked at: without content"),
        ("rules_revision.comment", "released"): _("Comment released"),
        ("rules_revision.comment", "release_taken_back"): _("Release of a comment taken back"),
        ("rules_revision.comment", "answered"): _("Comment answered"),
        ("rules_revision.comment", "withdrawn"): _("Withdrawn by the sender"),
        ("rules_revision.adoption_report", "drafted"): _("Report on comments made"),
        ("rules_revision.adoption_report", "rewritten"): _("Report on comments made anew"),
        ("rules_revision.adoption_report", "published"): _("Report on comments published"),
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
        ("rules_revision.project", "changed"): _("Changed a revision project"),
        ("rules_revision.draft", "saved"): _("Saved a draft"),
        ("rules_revision.draft", "word_came"): _("Took in a Word file of a draft"),
        ("rules_revision.draft", "explained"): _("Explained a change of a draft"),
        ("rules_revision.outcome", "prepared"): _("Prepared the papers for a meeting"),
        ("rules_revision.outcome", "written"): _("Wrote decision and explanation"),
        ("rules_revision.issued", "issued"): _("Issued a document"),
        ("rules_revision.check", "begun"): _("Began a check of a rule"),
        ("rules_revision.check", "changed"): _("Changed a check of a rule"),
        ("rules_revision.finding", "found"): _("Found"),
        ("rules_revision.finding", "filed"): _("Made a problem of it"),
    }.get((kind, action))
