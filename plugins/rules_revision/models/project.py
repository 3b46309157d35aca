"""A revision project: a rule that is to be abolished, amended or established, from the day it is listed."""

from datetime import date
from typing import TYPE_CHECKING, Self

from sqlalchemy import CheckConstraint, ForeignKey, Index, Select, Text, and_, false, or_, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.items import SignedIn
from portal.records.disclosure import SCOPES
from portal.records.models import Record

from ..rights import READ
from ..scopes import in_register
from ..terms import PROJECT_STATES, REVISIONS
from .parts import one_of
from .rule import Rule

if TYPE_CHECKING:
    from .cleanup import CleanupRow
    from .draft import Draft


class RevisionProject(Record):
    """What is to be done with a rule, why, by whom and until when. A rule that is to be established has no row yet.

    `text_kind` to `scope` describe a rule that is to be established; else those of the rule hold. How it was adopted
    and what came of it is said by its outcome.
    """

    __tablename__ = "rules_revision_project"
    __table_args__ = (
        one_of("revision", REVISIONS),
        one_of("state", PROJECT_STATES),
        one_of("scope", SCOPES),
        CheckConstraint("rule_id IS NOT NULL OR revision = 'establish'", name="revises_a_rule"),
        Index(None, "state", "deadline"),
    )
    kind = "rules_revision.project"

    revision: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    responsible: Mapped[str] = mapped_column(Text, default="")
    deadline: Mapped[date | None]
    state: Mapped[str] = mapped_column(Text, default="listed")
    rule_id: Mapped[int | None] = mapped_column(ForeignKey("rules_revision_rule.id"), index=True)
    cleanup_row_id: Mapped[int | None] = mapped_column(ForeignKey("rules_revision_cleanup_row.id"), unique=True)
    text_kind: Mapped[str] = mapped_column(Text, default="", server_default="")
    domain: Mapped[str] = mapped_column(Text, default="other", server_default="other")
    body: Mapped[str] = mapped_column(Text, default="", server_default="")
    office: Mapped[str] = mapped_column(Text, default="", server_default="")
    scope: Mapped[str] = mapped_column(Text, default="office", server_default="office")

    rule: Mapped[Rule | None] = relationship()
    cleanup_row: Mapped["CleanupRow | None"] = relationship()
    draft: Mapped["Draft | None"] = relationship(back_populates="project", uselist=False)

    @property
    def described(self) -> "Rule | RevisionProject":
        """What says field, deciding body, office and scope: the rule, or the project of one that is not there yet."""
        return self.rule or self

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """All for those who keep the register; what is meant for the Party only for those who may read that."""
        if user is None or not user.may(READ):
            return select(cls).where(false())
        known = cls.rule_id.in_(select(Rule.id).where(in_register(Rule, user)))
        return select(cls).where(or_(known, and_(cls.rule_id.is_(None), in_register(cls, user))))
