"""What happens to rules, in words: for the history and the audit list."""

from flask_babel import lazy_gettext as _l

from .consulting.announcing import LIFE
from .execution import CHECK, FINDING
from .life import RULE
from .projects.life import PROJECT
from .projects.life import words as project_words

_NAMES = {
    ("consultation", "prepared"): _l("Prepared a draft for comment"),
    ("consultation", "changed"): _l("Changed a draft for comment"),
    ("consultation", "units_asked"): _l("Units that are asked were added"),
    ("consultation", "letters_sent"): _l("Letters to units sent"),
    ("consultation", "unit_answered"): _l("Answer of a unit noted"),
    ("comment", "received"): _l("Comment received"),
    ("comment", "quarantined"): _l("Set aside until somebody has looked"),
    ("comment", "kept"): _l("Looked at: it is a comment"),
    ("comment", "set_aside"): _l("Looked at: without content"),
    ("comment", "released"): _l("Comment released"),
    ("comment", "release_taken_back"): _l("Release of a comment taken back"),
    ("comment", "answered"): _l("Comment answered"),
    ("comment", "withdrawn"): _l("Withdrawn by the sender"),
    ("adoption_report", "drafted"): _l("Report on comments made"),
    ("adoption_report", "rewritten"): _l("Report on comments made anew"),
    ("adoption_report", "published"): _l("Report on comments published"),
    ("rule", "entered"): _l("Entered a rule"),
    ("rule", "changed"): _l("Changed what the register says"),
    ("rule", "disclosed"): _l("Opened a rule to readers"),
    ("version", "entered"): _l("Entered a version"),
    ("version", "changed"): _l("Changed a version"),
    ("version", "ended"): _l("A version ends"),
    ("version", "published"): _l("Published a version"),
    ("version", "corrected"): _l("Text corrected"),
    ("version", "withdrawn"): _l("Public page withdrawn"),
    ("intake", "taken_in"): _l("Took a text in"),
    ("intake", "changed"): _l("Looked a text over"),
    ("intake", "entered"): _l("Entered a text in the register"),
    ("intake", "thrown_away"): _l("Threw a text away"),
    ("cleanup", "begun"): _l("Began a review of rules"),
    ("cleanup", "changed"): _l("Changed a review of rules"),
    ("cleanup", "closed"): _l("Closed a review of rules"),
    ("project", "listed"): _l("Listed a rule for revision"),
    ("project", "changed"): _l("Changed a revision project"),
    ("draft", "saved"): _l("Saved a draft"),
    ("draft", "word_came"): _l("Took in a Word file of a draft"),
    ("draft", "explained"): _l("Explained a change of a draft"),
    ("outcome", "prepared"): _l("Prepared the papers for a meeting"),
    ("outcome", "written"): _l("Wrote decision and explanation"),
    ("issued", "issued"): _l("Issued a document"),
    ("check", "begun"): _l("Began a check of a rule"),
    ("check", "changed"): _l("Changed a check of a rule"),
    ("finding", "found"): _l("Found"),
    ("finding", "filed"): _l("Made a problem of it"),
}


def words(kind: str, action: str) -> str | None:
    """What an action of one of the kinds of rules is called, on pages and in the audit list."""
    for flow in (RULE, CHECK, FINDING, LIFE):
        if kind == flow.kind and (found := flow.words(action)):
            return found
    if kind == PROJECT.kind and (found := project_words(action)):
        return found
    named = _NAMES.get((kind.removeprefix("rules_revision."), action))
    return None if named is None else str(named)
