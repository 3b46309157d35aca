"""What happens to plans, problems, items and what belongs to them, in words: for the history and the audit list."""

from flask_babel import gettext as _

from .extending import EXTENSION
from .life import ITEM


def words(kind: str, action: str) -> str | None:
    """What an action of one of the ledger's kinds is called, on pages and in the audit list."""
    for flow in (ITEM, EXTENSION):
        if kind == flow.kind and (found := flow.words(action)):
            return found
    return {
        ("problem_inventory.plan", "published"): _("Published a rectification plan"),
        ("problem_inventory.problem", "published"): _("Published a problem"),
        ("problem_inventory.problem", "written"): _("Wrote down a problem"),
        ("problem_inventory.problem", "rewritten"): _("Changed a problem"),
        ("problem_inventory.item", "drafted"): _("Draft begun"),
        ("problem_inventory.item", "rewritten"): _("Draft changed"),
        ("problem_inventory.item", "thrown_away"): _("Draft thrown away"),
        ("problem_inventory.item", "worked_on"): _("Progress entered"),
        ("problem_inventory.item", "extended"): _("Deadline moved"),
        ("problem_inventory.item", "corrected"): _("Text corrected"),
        ("problem_inventory.item", "withdrawn"): _("Public page withdrawn"),
        ("problem_inventory.problem", "corrected"): _("Text corrected"),
        ("problem_inventory.problem", "withdrawn"): _("Public page withdrawn"),
        ("problem_inventory.progress", "rewritten"): _("Words changed"),
        ("problem_inventory.progress", "corrected"): _("Text corrected"),
        ("problem_inventory.extension", "rewritten"): _("Words changed"),
        ("problem_inventory.extension", "published"): _("Reasons published"),
        ("problem_inventory.extension", "corrected"): _("Text corrected"),
        ("problem_inventory.progress", "entered"): _("Progress entered"),
        ("problem_inventory.progress", "published"): _("Progress published"),
        ("problem_inventory.extension", "requested"): _("Later deadline asked for"),
    }.get((kind, action))
