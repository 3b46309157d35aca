"""A consultation: a draft as it was put before its readers, until when they may say something, and whom it asks."""

from datetime import date, datetime
from typing import Any, Self

from flask_babel import gettext as _
from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Select, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.items import SearchDocument, SignedIn
from portal.records.disclosure import DISCLOSURE, SCOPES, Disclosed
from portal.records.public_log import Logged
from portal.records.review import PublicText

from ..scopes import version_opens
from .parts import Part, one_of
from .project import RevisionProject
from .version import RuleVersion

CONSULTATION_STATES = ("draft", "announced", "closed")
UNIT_ANSWERS = ("", "agreed", "comments")
# While a project is in one of these, its draft is still open; afterwards it is consolidated.
OPEN_PROJECTS = ("listed", "drafting", "commenting")


class Consultation(Disclosed):
    """A draft before its readers. `tree` is engine.json_form of it and does not change once it is announced.

    `first_closes_on` is the end that was announced, once another one holds: later, or earlier by an early close.
    `digest` is the SHA-256 of its text, `number` says which draft of the project it is, `comments_received` is
    counted at the close.
    """

    __tablename__ = "rules_revision_consultation"
    __table_args__ = (
        UniqueConstraint("project_id", "number"),
        one_of("state", CONSULTATION_STATES),
        one_of("scope", SCOPES),
        CheckConstraint("opens_on <= closes_on", name="opens_before_it_closes"),
        CheckConstraint("first_closes_on IS NULL OR state <> 'draft'", name="end_moved_after_the_announcement"),
        CheckConstraint("title <> ''", name="has_a_title"),
        CheckConstraint("length(digest) = 64", name="digest_is_sha256"),
        CheckConstraint("state = 'draft' OR published_at IS NOT NULL", name="announced_when_published"),
        CheckConstraint("(state = 'closed') = (comments_received IS NOT NULL)", name="counted_at_the_close"),
        Index(None, "state", "closes_on"),
        Index(None, "scope", "opens_on"),
        Index(None, "old_version_id"),
    )
    kind = "rules_revision.consultation"
    log = Logged(
        plain=(
            "project_id", "number", "state", "opens_on", "closes_on", "first_closes_on", "digest", "old_version_id",
            "comments_received",
            *DISCLOSURE,
        ),
        public_from="public_since",
    )  # fmt: skip

    project_id: Mapped[int] = mapped_column(ForeignKey("rules_revision_project.id"))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(Text)
    announcement: Mapped[str] = mapped_column(Text)
    explanation: Mapped[str] = mapped_column(Text, default="")
    contact: Mapped[str] = mapped_column(Text)
    opens_on: Mapped[date]
    closes_on: Mapped[date]
    first_closes_on: Mapped[date | None]
    text: Mapped[str] = mapped_column(Text)
    tree: Mapped[dict[str, Any]] = mapped_column(JSON)
    digest: Mapped[str] = mapped_column(Text)
    old_version_id: Mapped[int | None] = mapped_column(ForeignKey("rules_revision_version.id"))
    state: Mapped[str] = mapped_column(Text, default="draft")
    comments_received: Mapped[int | None]

    project: Mapped[RevisionProject] = relationship()
    old_version: Mapped[RuleVersion | None] = relationship()
    units: Mapped[list["ConsultedUnit"]] = relationship(
        back_populates="consultation", order_by="ConsultedUnit.id", cascade="all, delete-orphan"
    )

    @property
    def public_title(self) -> str:
        """《制度》征求意见稿, for lists of reviews."""
        return _("Draft of %(title)s for comment", title=f"《{self.title}》")

    def may_end_otherwise(self, day: date) -> bool:
        """Whether its end can still be moved on a day: it is announced, not over, and its draft is still open."""
        return self.state == "announced" and day <= self.closes_on and self.project.state in OPEN_PROJECTS

    @property
    def closed_early(self) -> bool:
        """Whether it ended before the day that was announced first."""
        return self.first_closes_on is not None and self.closes_on < self.first_closes_on

    @property
    def extended(self) -> bool:
        """Whether it ends after the day that was announced first."""
        return self.first_closes_on is not None and self.closes_on > self.first_closes_on

    @property
    def public_since(self) -> datetime | None:
        """The moment from which everybody could read it."""
        return self.published_at if self.was_public else None

    def takes_comments(self, day: date) -> bool:
        """Whether something may be said about it on a day."""
        within = self.opens_on <= day <= self.closes_on
        return self.state == "announced" and within and self.project.state in OPEN_PROJECTS

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """All for those who keep the register, else what was announced to the person's scopes, withdrawn or not."""
        return select(cls).where(version_opens(cls, user))

    def search_document(self) -> SearchDocument:
        """Its title, what is announced and why."""
        return SearchDocument(self.title, f"{self.announcement}\n{self.explanation}", public=self.is_public)

    def public_texts(self) -> list[PublicText]:
        """What is read of it once it is announced."""
        facts = (
            (_("Title"), self.title),
            (_("Announcement"), self.announcement),
            (_("Explanation"), self.explanation),
            (_("Comments are taken until"), self.closes_on.isoformat()),
            (_("Where to write instead"), self.contact),
            (_("Text of the draft"), self.text),
        )
        return [PublicText(label, said) for label, said in facts if said]


class ConsultedUnit(Part):
    """A unit that is asked for its comments by letter. `answer` is empty until it has answered."""

    __tablename__ = "rules_revision_consulted_unit"
    __table_args__ = (
        UniqueConstraint("consultation_id", "name"),
        one_of("answer", UNIT_ANSWERS),
        CheckConstraint("name <> ''", name="has_a_name"),
        CheckConstraint("(answer = '') = (answered_on IS NULL)", name="answered_on_a_day"),
    )

    consultation_id: Mapped[int] = mapped_column(ForeignKey("rules_revision_consultation.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(Text)
    sent_on: Mapped[date | None]
    due_on: Mapped[date]
    answered_on: Mapped[date | None]
    answer: Mapped[str] = mapped_column(Text, default="")

    consultation: Mapped[Consultation] = relationship(back_populates="units")
