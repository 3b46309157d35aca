"""A rule: what it is about, who answers for it, and whether it still holds; its words stand in its versions."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from sqlalchemy import CheckConstraint, ForeignKey, Index, Select, Text, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.database.types import Instant
from portal.items import SearchDocument, SignedIn
from portal.records.disclosure import SCOPES
from portal.records.models import Record
from portal.records.public_log import Logged

from ..scopes import in_register, keeps_register, version_opens
from ..terms import STATES
from .parts import one_of

if TYPE_CHECKING:
    from .version import RuleVersion


class Rule(Record):
    """A rule. `state` is what was decided last and holds from `ended_on`; until then the rule is in force.

    `scope` is the scope its versions are meant for, `published_at` the moment when everybody could first read one.
    """

    __tablename__ = "rules_revision_rule"
    __table_args__ = (
        one_of("state", STATES),
        one_of("scope", SCOPES),
        CheckConstraint("title <> ''", name="has_a_title"),
        CheckConstraint("(state = 'in_force') = (ended_on IS NULL)", name="ended_on_a_day"),
        CheckConstraint("replaced_by_id IS NULL OR state = 'superseded'", name="replaced_when_superseded"),
        CheckConstraint("replaced_by_id IS NULL OR replaced_by_id <> id", name="replaced_by_another"),
        Index(None, "state", "id"),
        Index(None, "domain", "id"),
        Index(None, "scope", "id"),
        Index(None, "trial_until"),
    )
    kind = "rules_revision.rule"
    log = Logged(
        plain=("domain", "scope", "state", "ended_on", "replaced_by_id", "trial_until", "published_at"),
        public_from="published_at",
    )

    title: Mapped[str] = mapped_column(Text)
    text_kind: Mapped[str] = mapped_column(Text)
    domain: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    office: Mapped[str] = mapped_column(Text)
    scope: Mapped[str] = mapped_column(Text, default="office")
    trial_until: Mapped[date | None]
    state: Mapped[str] = mapped_column(Text, default="in_force")
    ended_on: Mapped[date | None]
    replaced_by_id: Mapped[int | None] = mapped_column(ForeignKey("rules_revision_rule.id"), index=True)
    published_at: Mapped[datetime | None] = mapped_column(Instant)

    replaced_by: Mapped["Rule | None"] = relationship(remote_side="Rule.id")
    versions: Mapped[list["RuleVersion"]] = relationship(back_populates="rule", order_by="RuleVersion.number")

    @property
    def is_public(self) -> bool:
        """Whether everybody may read a version of it."""
        return self.published_at is not None

    @property
    def newest(self) -> "RuleVersion | None":
        """The version with the highest number."""
        return self.versions[-1] if self.versions else None

    def version_on(self, day: date) -> "RuleVersion | None":
        """The version in force on a day."""
        return next((it for it in self.versions if it.is_in_force(day)), None)

    def state_on(self, day: date) -> str:
        """The state on a day; empty while no version has come into force."""
        if self.ended_on and self.ended_on <= day:
            return self.state
        begun = any(it.in_force_from and it.in_force_from <= day for it in self.versions)
        return "in_force" if begun else ""

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """All for those who keep the register, else the rules of which the person may read a version."""
        if user is not None and keeps_register(user):
            return select(cls).where(in_register(cls, user))
        version = cls.versions.property.mapper.class_
        return select(cls).where(cls.versions.any(version_opens(version, user)))

    def search_document(self) -> SearchDocument:
        """Its title, who decides on it and who answers for it."""
        return SearchDocument(self.title, f"{self.body}\n{self.office}", public=self.is_public)
