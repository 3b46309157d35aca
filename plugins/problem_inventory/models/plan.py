"""The plan: its text, its stages, what was found wrong, and who answers for what."""

from datetime import date
from typing import ClassVar, Self

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import CheckConstraint, ForeignKey, Select, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database.types import BigId
from portal.items import SearchDocument, SignedIn
from portal.records.disclosure import DISCLOSURE
from portal.records.models import Record
from portal.records.public_log import Logged
from portal.records.review import PublicText

from .published import Part, PublishedRecord


class RectificationPlan(PublishedRecord):
    """What the conference has undertaken to put right; `basis` says on whose decision it was published."""

    __tablename__ = "problem_inventory_plan"
    kind = "problem_inventory.plan"
    log = Logged(
        plain=DISCLOSURE,
        parts={
            "stages": Logged(plain=("number", "start", "end")),
            "groups": Logged(plain=("number",)),
            "chain": Logged(plain=("position",)),
        },
        public_from="published_at",
    )

    basis: Mapped[str] = mapped_column(Text)
    goal: Mapped[str] = mapped_column(Text)
    findings: Mapped[str] = mapped_column(Text)
    responsibility: Mapped[str] = mapped_column(Text)
    time_limit: Mapped[str] = mapped_column(Text)
    commitment: Mapped[str] = mapped_column(Text)

    stages: Mapped[list["Stage"]] = relationship(back_populates="plan", order_by="Stage.number")
    problems: Mapped[list["Problem"]] = relationship(back_populates="plan", order_by="Problem.number")
    groups: Mapped[list["MeasureGroup"]] = relationship(order_by="MeasureGroup.number")
    chain: Mapped[list["ResponsiblePost"]] = relationship(order_by="ResponsiblePost.position")

    def search_document(self) -> SearchDocument:
        """Its title and its words."""
        return self.found_as(self.title, self.goal, self.findings, self.responsibility, self.commitment)


class Stage(Record):
    """A stretch of the plan, recorded as the plan's change; no item's deadline lies after its end."""

    __tablename__ = "problem_inventory_stage"
    __table_args__ = (
        UniqueConstraint("plan_id", "number"),
        CheckConstraint('"start" <= "end"', name="start_before_end"),
    )
    kind = "problem_inventory.stage"

    plan_id: Mapped[int] = mapped_column(ForeignKey("problem_inventory_plan.id"))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(Text)
    start: Mapped[date]
    end: Mapped[date]

    plan: Mapped[RectificationPlan] = relationship(back_populates="stages")

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """The stages of the plans that the person may read."""
        plans = RectificationPlan.visible_to(user).with_only_columns(RectificationPlan.id)
        return select(cls).where(cls.plan_id.in_(plans))


class Problem(PublishedRecord):
    """What was found wrong, where it came from and in which aspect; items cure it. The cause is for the office only.

    `origin_kind` and `origin_id` name the record of another module in which it was found.
    """

    __tablename__ = "problem_inventory_problem"
    __table_args__ = (
        UniqueConstraint("plan_id", "number"),
        UniqueConstraint("origin_kind", "origin_id"),
        CheckConstraint("(origin_kind IS NULL) = (origin_id IS NULL)", name="origin_is_whole"),
    )
    kind = "problem_inventory.problem"
    correctable: ClassVar[dict[str, str]] = {"title": _l("Title"), "text": _l("Text"), "source": _l("Source")}
    log = Logged(plain=("plan_id", "number", *DISCLOSURE), public_from="published_at")

    plan_id: Mapped[int] = mapped_column(ForeignKey("problem_inventory_plan.id"))
    number: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    cause: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(Text)
    aspect: Mapped[str] = mapped_column(Text)
    origin_kind: Mapped[str | None] = mapped_column(Text)
    origin_id: Mapped[int | None] = mapped_column(BigId)

    plan: Mapped[RectificationPlan] = relationship(back_populates="problems")

    def search_document(self) -> SearchDocument:
        """Its title and text, and where it came from."""
        return self.found_as(self.title, self.text, self.source)

    def public_texts(self) -> list[PublicText]:
        """What the public reads of it: all but the cause."""
        shown = self.title, self.text, self.source, self.aspect
        return [PublicText(_("Problem %(number)s", number=self.number), text) for text in shown]


class MeasureGroup(Part):
    """A heading of the plan under which items stand, with what the plan says there."""

    __tablename__ = "problem_inventory_measure_group"
    __table_args__ = (UniqueConstraint("plan_id", "number"),)

    plan_id: Mapped[int] = mapped_column(ForeignKey("problem_inventory_plan.id"))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)


class ResponsiblePost(Part):
    """One link of the chain of responsibility: a post, never a name, and its part."""

    __tablename__ = "problem_inventory_responsible_post"
    __table_args__ = (UniqueConstraint("plan_id", "position"),)

    plan_id: Mapped[int] = mapped_column(ForeignKey("problem_inventory_plan.id"))
    position: Mapped[int]
    post: Mapped[str] = mapped_column(Text)
    part: Mapped[str] = mapped_column(Text)
