"""What each part of the tree would do: new, changed, unchanged, or kept because it is published and says otherwise."""

from dataclasses import dataclass
from typing import Literal, Self

from flask_babel import gettext as _

from portal.office.importing import FieldChange

from ..drafting import ItemTexts, ProblemTexts, Step
from ..models import Problem, RectificationItem
from .columns import HORIZON_NAMES
from .known import Known
from .looking import look_at_item, look_at_problem
from .nodes import ItemNode, ProblemNode
from .wanted import ITEM_FIELDS, filled, item_texts, problem_texts, same, step_of

Status = Literal["new", "changed", "unchanged", "kept"]
ORDER: tuple[Status, ...] = ("new", "changed", "kept", "unchanged")


@dataclass(frozen=True)
class Present:
    """The record that stands there, as it was compared."""

    id: int
    version: int
    kind: str

    @classmethod
    def of(cls, record: Problem | RectificationItem | None) -> Self | None:
        """None of none."""
        return cls(record.id, record.version, record.kind) if record else None

    def __str__(self) -> str:
        return f"{self.kind}#{self.id}.{self.version}"


@dataclass(frozen=True)
class ProblemPlan:
    """What becomes of a problem."""

    node: ProblemNode
    present: Present | None
    texts: ProblemTexts
    changes: tuple[FieldChange, ...]
    status: Status


@dataclass(frozen=True)
class ItemPlan:
    """What becomes of an item; `steps` are the statuses of its measures in their order."""

    node: ItemNode
    present: Present | None
    texts: ItemTexts
    changes: tuple[FieldChange, ...]
    status: Status
    steps: tuple[Status, ...]


def plan_problem(node: ProblemNode, known: Known) -> ProblemPlan:
    """Compare a problem with the one that stands there; what is to be said of it is said of its first row."""
    present = known.problem(node)
    texts = problem_texts(node, present)
    changes = () if present is None else tuple(_problem_changes(present, texts))
    plan = ProblemPlan(node, Present.of(present), texts, changes, _status(present, changes))
    if plan.status == "kept":
        node.line.say(
            _("This problem is published. It stays as it is; a slip of the pen is mended as a correction."), "problem"
        )
    elif plan.status != "unchanged":
        look_at_problem(node, texts, known)
    return plan


def plan_item(node: ItemNode, known: Known) -> ItemPlan:
    """Compare an item with the one that stands there, and hold its dates against the stage."""
    present = known.item(node)
    texts = item_texts(node, present, known.stage.id)
    steps, changes = (
        _step_statuses(node, present),
        () if present is None else tuple(_item_changes(node, present, texts, known)),
    )
    status = _status(present, changes)
    if status == "kept":
        steps = tuple(map(_kept, steps))
        node.line.say(
            _("This item is published. It stays as it is; a slip of the pen is mended as a correction."), "item"
        )
    elif present is None or present.state == "draft":
        look_at_item(node, texts, known)
    return ItemPlan(node, Present.of(present), texts, changes, status, steps)


def _status(present: Problem | RectificationItem | None, changes: tuple[FieldChange, ...]) -> Status:
    if present is None:
        return "new"
    if not changes:
        return "unchanged"
    draft = present.state == "draft" if isinstance(present, RectificationItem) else present.published_at is None
    return "changed" if draft else "kept"


def _kept(status: Status) -> Status:
    if status == "unchanged":
        return status
    return "kept"


def _problem_changes(present: Problem, texts: ProblemTexts) -> list[FieldChange]:
    pairs = [(key, getattr(present, key), value) for key, value in vars(texts).items()]
    return [FieldChange(key, old, new) for key, old, new in pairs if not same(old, new)]


def _item_changes(node: ItemNode, present: RectificationItem, texts: ItemTexts, known: Known) -> list[FieldChange]:
    pairs = [(key, getattr(present, key), getattr(texts, key)) for key in ITEM_FIELDS]
    changes = [FieldChange(key, _words(key, old), _words(key, new)) for key, old, new in pairs if not same(old, new)]
    stored, wanted = list(map(step_of, present.measures)), list(texts.measures)
    if len(stored) != len(wanted) or not all(map(_same_step, stored, wanted)):
        changes.append(FieldChange("measure", _listed(stored), _listed(wanted)))
    cured = {it.id for it in present.problems}
    added = [it for it in node.problems if (found := known.problem(it)) is None or found.id not in cured]
    changes += [FieldChange("problem", "", it.said["problem"]) for it in added]
    if present.state == "draft" and present.stage_id != known.stage.id:
        changes.append(FieldChange(_("Stage"), present.stage.title, known.stage.title))
    return changes


def _same_step(one: Step, other: Step) -> bool:
    return all(same(getattr(one, key), getattr(other, key)) for key in ("text", "owner", "deadline"))


def _step_statuses(node: ItemNode, present: RectificationItem | None) -> tuple[Status, ...]:
    if present is None:
        new: Status = "new"
        return (new,) * len(node.steps)
    return tuple(_step_status(step, present) for step, _line in node.steps)


def _step_status(step: Step, present: RectificationItem) -> Status:
    alike = [it for it in map(step_of, present.measures) if same(it.text, step.text)]
    if not alike:
        return "new"
    wanted = filled(step, present.measures)
    return "unchanged" if any(_same_step(it, wanted) for it in alike) else "changed"


def _listed(steps: list[Step]) -> str:
    return "\n".join("　".join(filter(None, (it.text, it.owner, str(it.deadline or "")))) for it in steps)


def _words(key: str, value: object) -> str:
    return HORIZON_NAMES[str(value)] if key == "horizon" else str(value or "")
