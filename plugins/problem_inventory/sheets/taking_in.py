"""Ledgers from spreadsheets: rows become problems, and drafts of items with their measures."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.items import Importer
from portal.office.importing import ImportRow, Notice, Outcome, Preview

from ..drafting import draft_item, rewrite_item, rewrite_problem, write_problem
from ..permissions import EDIT
from .columns import COLUMNS
from .comparing import ORDER, ItemPlan, ProblemPlan, Status, plan_item, plan_problem
from .known import Known
from .nodes import ItemNode, Line, ProblemNode
from .target import Target
from .tree import read_tree

RowStatus = Literal["new", "changed", "unchanged", "skipped", "wrong"]


@dataclass(frozen=True)
class Plans:
    """What becomes of all problems and items of a table."""

    plan_id: int
    problems: dict[ProblemNode, ProblemPlan]
    items: dict[ItemNode, ItemPlan]


def check(rows: Sequence[ImportRow], options: Mapping[str, Any]) -> Preview:
    """What the rows would do; reads only. Raises NotThere for a stage that is gone."""
    lines, known = read_tree(rows), Known.read(options["stage"])
    problems = {it: plan_problem(it, known) for it in dict.fromkeys(line.problem for line in lines if line.problem)}
    items = {it: plan_item(it, known) for it in dict.fromkeys(line.item for line in lines if line.item)}
    plans = Plans(known.stage.plan_id, problems, items)
    _refuse_twice(plans)
    return Preview([_outcome(line, plans) for line in lines], tuple(_notices(plans)))


def apply(preview: Preview, options: Mapping[str, Any]) -> None:
    """Write the problems, then the drafts that cure them. Inside writing() only.

    Raises StaleRecord, AlreadyPublished, DeadlineTooLate.
    """
    if not preview.outcomes:
        return
    plans: Plans = preview.outcomes[0].data
    numbers = {node: _write_problem(plan, plans.plan_id) for node, plan in plans.problems.items()}
    for plan in plans.items.values():
        _write_item(plan, [numbers[it] for it in plan.node.problems])


def _write_problem(plan: ProblemPlan, plan_id: int) -> int:
    if plan.present is None:
        return write_problem(plan_id, plan.texts).id
    if plan.status == "changed":
        rewrite_problem(plan.present.id, plan.present.version, plan.texts)
    return plan.present.id


def _write_item(plan: ItemPlan, problem_ids: list[int]) -> None:
    texts = replace(plan.texts, problem_ids=list(dict.fromkeys([*plan.texts.problem_ids, *problem_ids])))
    if plan.present is None:
        draft_item(texts)
    elif plan.status == "changed":
        rewrite_item(plan.present.id, plan.present.version, texts)


def _refuse_twice(plans: Plans) -> None:
    """Two items of the table that would be one and the same draft."""
    first: dict[int, ItemNode] = {}
    for node, plan in plans.items.items():
        if plan.present and first.setdefault(plan.present.id, node) is not node:
            row = first[plan.present.id].line.row.number
            node.line.refuse(
                _("The same item stands in row %(row)s in other words. Make them the same, or leave one out.", row=row),
                "item",
            )


def _outcome(line: Line, plans: Plans) -> Outcome:
    problem = plans.problems.get(line.problem) if line.problem and line.problem.line is line else None
    item = plans.items.get(line.item) if line.item else None
    begins = item if item and item.node.line is line else None
    parts: list[Status] = [it.status for it in (problem, begins) if it]
    if item:
        parts += [status for (_step, at), status in zip(item.node.steps, item.steps, strict=True) if at is line]
        parts = parts or [item.status]
    changes = [change for it in (problem, begins) if it and it.status != "new" for change in it.changes]
    shown: Status = min(parts, key=ORDER.index, default="unchanged")
    status: RowStatus = "wrong" if line.wrong else "skipped" if shown == "kept" else shown
    stamp = " ".join(str(it.present) for it in (problem, begins) if it and it.present)
    return Outcome(line.row, status, tuple(line.messages), tuple(changes), stamp=stamp, data=plans)


def _notices(plans: Plans) -> Iterable[Notice]:
    steps = Counter(status for plan in plans.items.values() for status in plan.steps)
    problems = Counter(plan.status for plan in plans.problems.values())
    items = Counter(plan.status for plan in plans.items.values())
    for title, counted in ((_("Problems"), problems), (_("Items"), items), (_("Measures"), steps)):
        yield Notice(
            _(
                "%(title)s: %(new)s new, %(changed)s changed, %(same)s as they are.",
                title=title,
                new=counted["new"],
                changed=counted["changed"],
                same=counted["unchanged"] + counted["kept"],
            )
        )


IMPORTER = Importer(
    "problem_inventory.ledger",
    _l("Rectification ledger"),
    EDIT,
    COLUMNS,
    check,
    apply,
    options=Target,
    hint=_l(
        "Merged cells, 同上 and cells left empty below the first row are read as a tree: problem, items, measures."
    ),
    label="item",
    back=lambda: url_for("problem_inventory.drafts"),
)
