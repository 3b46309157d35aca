"""An item of the ledger with its five elements: title, goal and deadline, measures, posts, commitment."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.extensions import Base
from portal.items import SearchDocument
from portal.records.disclosure import DISCLOSURE
from portal.records.public_log import Logged
from portal.records.review import PublicText

from ..terms import HORIZONS, REVISIONS, STATES
from .plan import MeasureGroup, Problem, Stage
from .published import Part, PublishedRecord

if TYPE_CHECKING:
    from .work import ExtensionRequest, ProgressEntry

PUBLISHED_IS_COMPLETE = (
    "published_at IS NULL OR (number IS NOT NULL AND deadline IS NOT NULL AND original_deadline IS NOT NULL"
    " AND goal <> '' AND commitment <> '' AND lead_official <> '' AND responsible_unit <> '' AND owner <> '')"
)


def one_of(column: str, codes: Iterable[str]) -> CheckConstraint:
    """Let a column hold the given codes only."""
    listed = ", ".join(f"'{code}'" for code in codes)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


item_problem = Table(
    "problem_inventory_item_problem",
    Base.metadata,
    Column("item_id", ForeignKey("problem_inventory_item.id", ondelete="CASCADE"), primary_key=True),
    Column("problem_id", ForeignKey("problem_inventory_problem.id"), primary_key=True, index=True),
)


class RectificationItem(PublishedRecord):
    """Something to put right: a draft may have gaps, what is published has all five elements.

    `original_deadline` is the first one published and is never overwritten; `deadline` is the present one. `ending` is
    the code of why an item was terminated, which the public reads.
    """

    __tablename__ = "problem_inventory_item"
    __table_args__ = (
        one_of("horizon", HORIZONS),
        one_of("state", STATES),
        CheckConstraint("published_at IS NULL OR state <> 'draft'", name="published_is_no_draft"),
        CheckConstraint(PUBLISHED_IS_COMPLETE, name="published_is_complete"),
        Index(None, "deadline", "id"),
        Index(None, "state", "deadline", "id"),
        Index(None, "stage_id", "deadline", "id"),
        Index(None, "group_id", "deadline", "id"),
        Index(None, "horizon", "deadline", "id"),
        Index(None, "responsible_unit", "deadline", "id"),
    )
    kind = "problem_inventory.item"
    log = Logged(
        plain=(
            "stage_id",
            "group_id",
            "number",
            "deadline",
            "original_deadline",
            "horizon",
            "state",
            "ending",
            *DISCLOSURE,
        ),
        parts={
            "measures": Logged(plain=("position", "deadline", "done_on", "progress_id")),
            "rules": Logged(plain=("revision",)),
        },
        links=("problems",),
        public_from="published_at",
    )
    correctable: ClassVar[dict[str, str]] = {"title": _l("Item"), "supporting_unit": _l("Supporting unit")}

    stage_id: Mapped[int] = mapped_column(ForeignKey("problem_inventory_stage.id"))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("problem_inventory_measure_group.id"))
    number: Mapped[str | None] = mapped_column(Text, unique=True)
    goal: Mapped[str] = mapped_column(Text, default="")
    deadline: Mapped[date | None]
    original_deadline: Mapped[date | None]
    commitment: Mapped[str] = mapped_column(Text, default="")
    horizon: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, default="draft")
    first_responsible: Mapped[str] = mapped_column(Text, default="")
    lead_official: Mapped[str] = mapped_column(Text, default="")
    responsible_unit: Mapped[str] = mapped_column(Text, default="")
    owner: Mapped[str] = mapped_column(Text, default="")
    supporting_unit: Mapped[str] = mapped_column(Text, default="")
    ending: Mapped[str] = mapped_column(Text, default="")

    stage: Mapped[Stage] = relationship()
    group: Mapped[MeasureGroup | None] = relationship()
    problems: Mapped[list[Problem]] = relationship(secondary=item_problem, order_by=Problem.number)
    measures: Mapped[list["Measure"]] = relationship(cascade="all, delete-orphan", order_by="Measure.position")
    progress: Mapped[list["ProgressEntry"]] = relationship(back_populates="item", order_by="ProgressEntry.happened_on")
    extensions: Mapped[list["ExtensionRequest"]] = relationship(back_populates="item", order_by="ExtensionRequest.id")
    rules: Mapped[list["RuleToRevise"]] = relationship(cascade="all, delete-orphan", order_by="RuleToRevise.id")

    def search_document(self) -> SearchDocument:
        """Its title and number, what was promised, and who answers for it."""
        return self.found_as(self.title, self.number, self.goal, self.commitment, self.responsible_unit, self.owner)

    def public_texts(self) -> list[PublicText]:
        """What the public reads of it once it is published, with its measures and the problems that it cures."""
        own = (
            (_("Item"), self.title),
            (_("Goal"), self.goal),
            (_("Deadline"), str(self.deadline or "")),
            (_("First responsible"), self.first_responsible),
            (_("Lead official"), self.lead_official),
            (_("Responsible unit"), self.responsible_unit),
            (_("Owner"), self.owner),
            (_("Supporting unit"), self.supporting_unit),
            (_("Public promise"), self.commitment),
            *((_("Rules concerned"), rule.name) for rule in self.rules),
        )
        texts = [PublicText(label, text) for label, text in own if text]
        texts += [text for measure in self.measures for text in measure.public_texts()]
        return texts + [text for problem in self.problems for text in problem.public_texts()]


class Measure(Part):
    """One step towards the goal of an item, with one owner and a date; it is done by an entry of progress that says so.

    The measure of a draft may lack its owner or its date.
    """

    __tablename__ = "problem_inventory_measure"
    __table_args__ = (
        UniqueConstraint("item_id", "position"),
        CheckConstraint("(done_on IS NULL) = (progress_id IS NULL)", name="done_by_progress"),
    )

    item_id: Mapped[int] = mapped_column(ForeignKey("problem_inventory_item.id", ondelete="CASCADE"))
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    owner: Mapped[str] = mapped_column(Text)
    deadline: Mapped[date | None]
    done_on: Mapped[date | None]
    progress_id: Mapped[int | None] = mapped_column(ForeignKey("problem_inventory_progress.id"), index=True)

    def public_texts(self) -> list[PublicText]:
        """What the public reads of it."""
        words = f"{self.text}　{self.owner}　{self.deadline or ''}"
        return [PublicText(_("Measure %(number)s", number=self.position), words)]


class RuleToRevise(Part):
    """A rule that an item sets out to abolish, amend or establish."""

    __tablename__ = "problem_inventory_rule_to_revise"
    __table_args__ = (UniqueConstraint("item_id", "name"), one_of("revision", REVISIONS))

    item_id: Mapped[int] = mapped_column(ForeignKey("problem_inventory_item.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(Text)
    revision: Mapped[str] = mapped_column(Text)
