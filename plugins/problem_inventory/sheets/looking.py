"""What is to be said of the problems and drafts of a table: gaps, dates that cannot be, aspects nobody knows."""

from flask_babel import gettext as _

from portal.office.importing import nearest

from ..drafting import ItemTexts, ProblemTexts
from ..forms.fields import TITLE
from .columns import TITLES
from .known import Known
from .nodes import ItemNode, Line, ProblemNode


def look_at_problem(node: ProblemNode, texts: ProblemTexts, known: Known) -> None:
    """Say what a problem lacks before it is published, and that its aspect is a new one."""
    line = node.line
    for key in ("source", "aspect"):
        if not getattr(texts, key):
            line.say(_("“%(title)s” is missing: fill it in before the problem is published.", title=TITLES[key]), key)
    if texts.aspect and known.aspects and texts.aspect not in known.aspects:
        suggestion = nearest(texts.aspect, known.aspects)
        line.say(
            _("No problem of the plan has the aspect “%(aspect)s” yet.", aspect=texts.aspect), "aspect", suggestion
        )


def look_at_item(node: ItemNode, texts: ItemTexts, known: Known) -> None:
    """Say what a draft lacks, and refuse dates that cannot be."""
    line, stage, deadline = node.line, known.stage, texts.deadline
    if not texts.goal:
        line.say(_("The goal is missing: the item is not published without one."), "goal")
    if len(node.title) > TITLE.max:
        line.say(_("This is longer than %(most)s characters: shorten it in the draft.", most=TITLE.max), "item")
    if deadline and deadline > stage.end:
        _last(node, deadline).refuse(
            _("The stage ends on %(end)s: the deadline cannot be later.", end=stage.end), "deadline"
        )
    for step, at in node.steps:
        if deadline and step.deadline and step.deadline > deadline:
            at.refuse(_("A measure ends after the item's own deadline."), "step_deadline")


def _last(node: ItemNode, deadline: object) -> Line:
    """The row with the deadline that counts."""
    lines = [node.line, *(line for _step, line in node.steps)]
    return next((line for line in lines if line.row.get("deadline") == deadline), node.line)
