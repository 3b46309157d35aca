"""What stands under a plan, to be found by the words of a table."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Self

from sqlalchemy.orm import selectinload

from portal.errors import NotThere
from portal.extensions import db
from portal.records.actor import person

from ..models import Problem, RectificationItem, Stage
from .nodes import ItemNode, ProblemNode, plain


@dataclass
class Known:
    """The stage that drafts come under, and the problems and items of its plan."""

    stage: Stage
    problems: dict[str, Problem] = field(default_factory=dict)
    items: dict[str, list[RectificationItem]] = field(default_factory=lambda: defaultdict(list))
    aspects: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, stage_id: int) -> Self:
        """Under the plan of that stage. Raises NotThere."""
        user = person()
        stage = db.session.scalar(Stage.visible_to(user).where(Stage.id == stage_id))
        if stage is None:
            raise NotThere
        known = cls(stage)
        found = list(
            db.session.scalars(Problem.visible_to(user).where(Problem.plan_id == stage.plan_id).order_by(Problem.id))
        )
        for words in ("text", "title"):  # a title is the better name, and the older problem
            known.problems |= {plain(getattr(it, words)): it for it in reversed(found)}
        known.aspects = list(dict.fromkeys(it.aspect for it in found if it.aspect))
        item = RectificationItem
        of_plan = item.visible_to(user).join(Stage).where(Stage.plan_id == stage.plan_id).order_by(item.id)
        parts = map(selectinload, (item.measures, item.problems))
        for one in db.session.scalars(of_plan.options(*parts)):
            known.items[plain(one.title)].append(one)
        return known

    def problem(self, node: ProblemNode) -> Problem | None:
        """The problem that has this title or text."""
        return self.problems.get(node.key)

    def item(self, node: ItemNode) -> RectificationItem | None:
        """The item of this title that cures one of these problems, or none yet."""
        cured = {problem.id for it in node.problems if (problem := self.problem(it))}
        titled = self.items.get(plain(node.title), [])
        return next((it for it in titled if not it.problems or cured & {one.id for one in it.problems}), None)
