"""What happens in the dispatch of supervisors, in words: for histories and the audit list."""

from flask_babel import gettext as _

from .life import GROUP, LETTER, SUPERVISOR


def words(kind: str, action: str) -> str | None:
    """What an action is called."""
    for flow in (GROUP, SUPERVISOR, LETTER):
        if kind == flow.kind and (found := flow.words(action)):
            return found
    return {
        ("rules_supervisors.group", "entered"): _("Supervision group entered"),
        ("rules_supervisors.group", "changed"): _("Entry of a supervision group changed"),
        ("rules_supervisors.supervisor", "appointed"): _("Supervisor appointed"),
        ("rules_supervisors.supervisor", "changed"): _("Entry of a supervisor changed"),
        ("rules_supervisors.activity", "entered"): _("Activity entered"),
        ("rules_supervisors.activity", "changed"): _("Entry of an activity changed"),
        ("rules_supervisors.letter", "drafted"): _("Letter of suggestions drafted"),
        ("rules_supervisors.letter", "changed"): _("Draft of a letter changed"),
        ("rules_supervisors.report", "entered"): _("Report of a group entered"),
        ("rules_supervisors.report", "changed"): _("Report of a group changed"),
        ("rules_supervisors.appraisal", "entered"): _("Appraisal entered"),
        ("rules_supervisors.appraisal", "changed"): _("Appraisal changed"),
    }.get((kind, action))
