"""What happens to batches, in words: for histories and the audit list."""

from flask_babel import gettext as _

from .life import ADJUSTMENT


def words(kind: str, action: str) -> str | None:
    """What an action is called."""
    if kind == ADJUSTMENT.kind and (found := ADJUSTMENT.words(action)):
        return found
    return {
        ("member_roster.adjustment", "drafted"): _("Batch of changes begun"),
        ("member_roster.adjustment", "changed"): _("Batch of changes rewritten"),
        ("member_roster.adjustment", "line_added"): _("Line added"),
        ("member_roster.adjustment", "line_changed"): _("Line changed"),
        ("member_roster.adjustment", "line_removed"): _("Line taken out"),
        ("member_roster.adjustment", "told"): _("Members told what will be published"),
    }.get((kind, action))
