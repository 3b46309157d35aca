"""What becomes of a revision project: the text laid before the deciding body, and the document that issued it."""

from datetime import date
from typing import Any, Self

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Select, Text, false, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.items import SignedIn
from portal.records.models import Record

from ..outcome_terms import FORMS
from ..rights import READ
from .parts import one_of
from .project import RevisionProject
from .version import RuleVersion


class IssuedDocument(Record):
    """The document under whose number rules were issued, amended or abolished: one number, also for several rules."""

    __tablename__ = "rules_revision_issued"
    __table_args__ = (
        one_of("form", FORMS),
        CheckConstraint("number <> ''", name="has_a_number"),
        CheckConstraint("adopted_on <= issued_on", name="issued_after_adoption"),
    )
    kind = "rules_revision.issued"

    number: Mapped[str] = mapped_column(Text, unique=True)
    form: Mapped[str] = mapped_column(Text)
    adopted_by: Mapped[str] = mapped_column(Text)
    adopted_on: Mapped[date]
    basis: Mapped[str] = mapped_column(Text)
    issued_on: Mapped[date]
    in_force_from: Mapped[date]

    outcomes: Mapped[list["Outcome"]] = relationship(back_populates="issued", order_by="Outcome.id")

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """All for those who keep the register."""
        return select(cls) if user is not None and user.may(READ) else select(cls).where(false())


class Outcome(Record):
    """The text as it goes before the body, with its explanation, and the decision that makes it of the old one.

    `digest` is the SHA-256 of the text. `proved` is proofs.seal() of what was proved: another base, decision or text
    gives another seal, and the proof has to be made again.
    """

    __tablename__ = "rules_revision_outcome"
    __table_args__ = (
        one_of("form", FORMS),
        CheckConstraint("(form = 'abolished') = (digest = '')", name="has_a_text"),
        CheckConstraint("form <> 'decision' OR base_id IS NOT NULL", name="decision_amends_a_version"),
    )
    kind = "rules_revision.outcome"

    project_id: Mapped[int] = mapped_column(ForeignKey("rules_revision_project.id"), unique=True)
    base_id: Mapped[int | None] = mapped_column(ForeignKey("rules_revision_version.id"), index=True)
    issued_id: Mapped[int | None] = mapped_column(ForeignKey("rules_revision_issued.id"), index=True)
    version_id: Mapped[int | None] = mapped_column(ForeignKey("rules_revision_version.id"), unique=True)
    form: Mapped[str] = mapped_column(Text)
    tree: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    digest: Mapped[str] = mapped_column(Text, default="")
    decision: Mapped[str] = mapped_column(Text, default="")
    proved: Mapped[str] = mapped_column(Text, default="")
    explanation: Mapped[str] = mapped_column(Text, default="")

    project: Mapped[RevisionProject] = relationship()
    base: Mapped[RuleVersion | None] = relationship(foreign_keys=[base_id])
    issued: Mapped[IssuedDocument | None] = relationship(back_populates="outcomes")
    rule_version: Mapped[RuleVersion | None] = relationship(foreign_keys=[version_id])

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """The outcomes of the projects that the person may read."""
        projects = RevisionProject.visible_to(user).with_only_columns(RevisionProject.id)
        return select(cls).where(cls.project_id.in_(projects))
