"""The draft of a revision project, edited clause by clause, and what was changed with each save."""

from datetime import datetime
from typing import Any, Self

from sqlalchemy import JSON, ForeignKey, Index, Select, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.clock import now
from portal.database.types import Instant
from portal.items import SignedIn
from portal.records.models import Record

from .parts import Part
from .project import RevisionProject
from .version import RuleVersion


class Draft(Record):
    """The text as it was saved last: `tree` is engine.json_form of it, `next_id` the number of the next new node.

    `revises` is the version it began with; `explanations` are a clerk's own for rows of the comparison, by their key.
    """

    __tablename__ = "rules_revision_draft"
    kind = "rules_revision.draft"

    project_id: Mapped[int] = mapped_column(ForeignKey("rules_revision_project.id"), unique=True)
    revises_id: Mapped[int | None] = mapped_column(ForeignKey("rules_revision_version.id"), index=True)
    tree: Mapped[dict[str, Any]] = mapped_column(JSON, deferred=True)
    next_id: Mapped[int] = mapped_column(default=0)
    explanations: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    saved_by: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime] = mapped_column(Instant, default=now)

    project: Mapped[RevisionProject] = relationship(back_populates="draft")
    revises: Mapped[RuleVersion | None] = relationship()

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """The drafts of the projects that the person knows of."""
        mine = RevisionProject.visible_to(user).with_only_columns(RevisionProject.id)
        return select(cls).where(cls.project_id.in_(mine))


class DraftSave(Part):
    """One save: what was done to which clause, and every clause whose words it changed.

    `number` is the version of the draft after it. `changes` hold its id, its label, and its words and tree before and
    after. `moved` are pairs of numbers (第三条 became 第四条) that references follow.
    """

    __tablename__ = "rules_revision_draft_save"
    __table_args__ = (UniqueConstraint("draft_id", "number"),)

    draft_id: Mapped[int] = mapped_column(ForeignKey("rules_revision_draft.id", ondelete="CASCADE"))
    number: Mapped[int]
    action: Mapped[str] = mapped_column(Text)
    label: Mapped[str] = mapped_column(Text, default="")
    saved_by: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime] = mapped_column(Instant, default=now)
    moved: Mapped[list[Any]] = mapped_column(JSON, default=list)
    left: Mapped[list[Any]] = mapped_column(JSON, default=list)
    changes: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list, deferred=True)


class DraftReturn(Part):
    """A Word file that came back from colleagues: its tree, with the draft's ids, to be looked over and taken.

    `tracked` names the clauses in which Word had tracked changes. `taken_at` is set once it was looked over.
    """

    __tablename__ = "rules_revision_draft_return"
    __table_args__ = (Index(None, "draft_id", "taken_at"),)

    draft_id: Mapped[int] = mapped_column(ForeignKey("rules_revision_draft.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(Text)
    tree: Mapped[dict[str, Any]] = mapped_column(JSON, deferred=True)
    tracked: Mapped[list[str]] = mapped_column(JSON, default=list)
    came_by: Mapped[str] = mapped_column(Text)
    came_at: Mapped[datetime] = mapped_column(Instant, default=now)
    taken_at: Mapped[datetime | None] = mapped_column(Instant)
