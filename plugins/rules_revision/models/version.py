"""A version of a rule: its words as text and tree, when it holds, and its clauses one by one."""

from datetime import date, datetime
from typing import Any, ClassVar, Self

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Select, Text, UniqueConstraint, select, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.items import SearchDocument, SignedIn
from portal.records.disclosure import DISCLOSURE, SCOPES, Disclosed
from portal.records.models import Record
from portal.records.public_log import Logged
from portal.records.review import PublicText

from ..scopes import version_opens
from .parts import one_of
from .rule import Rule

# Of the versions without an end only one can have begun: the last line against two in force on one day.
_WITHOUT_END = text("in_force_from IS NOT NULL AND in_force_until IS NULL")


class RuleVersion(Disclosed):
    """The words that were adopted once. It holds from `in_force_from` up to the day before `in_force_until`.

    `digest` is the SHA-256 of the text; `tree` is engine.json_form of it, with the ids that clauses keep for good.
    """

    __tablename__ = "rules_revision_version"
    __table_args__ = (
        UniqueConstraint("rule_id", "number"),
        UniqueConstraint("rule_id", "in_force_from"),
        CheckConstraint("number > 0", name="number_counts"),
        CheckConstraint("in_force_until IS NULL OR in_force_from < in_force_until", name="begins_before_it_ends"),
        CheckConstraint("length(digest) = 64", name="digest_is_sha256"),
        one_of("scope", SCOPES),
        Index(
            "uq_rules_revision_version_without_end",
            "rule_id",
            unique=True,
            sqlite_where=_WITHOUT_END,
            postgresql_where=_WITHOUT_END,
        ),
        Index(None, "in_force_from", "id"),
    )
    kind = "rules_revision.version"
    correctable: ClassVar[dict[str, str]] = {
        "document_number": _l("Document number"),
        "adopted_by": _l("Adopted by"),
    }
    log = Logged(
        plain=("rule_id", "number", "adopted_on", "in_force_from", "in_force_until", "digest", *DISCLOSURE),
        public_from="public_since",
    )

    rule_id: Mapped[int] = mapped_column(ForeignKey("rules_revision_rule.id"))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(Text)
    document_number: Mapped[str] = mapped_column(Text, default="")
    adopted_on: Mapped[date | None]
    adopted_by: Mapped[str] = mapped_column(Text, default="")
    in_force_from: Mapped[date | None]
    in_force_until: Mapped[date | None]
    text: Mapped[str] = mapped_column(Text)
    tree: Mapped[dict[str, Any]] = mapped_column(JSON)
    digest: Mapped[str] = mapped_column(Text)

    rule: Mapped[Rule] = relationship(back_populates="versions")
    clauses: Mapped[list["RuleClause"]] = relationship(
        back_populates="rule_version", order_by="RuleClause.position", cascade="all, delete-orphan"
    )

    @property
    def public_title(self) -> str:
        """《制度》第2版, for lists of reviews."""
        return _("%(title)s, version %(number)s", title=f"《{self.title}》", number=self.number)

    @property
    def public_since(self) -> datetime | None:
        """The moment from which everybody could read it; what is disclosed to some stays closed in the public log."""
        return self.published_at if self.was_public else None

    def is_in_force(self, day: date) -> bool:
        """Whether it holds on a day."""
        begun = self.in_force_from is not None and self.in_force_from <= day
        return begun and (self.in_force_until is None or day < self.in_force_until)

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """All for those who keep the register, else what was published to the person's scopes, withdrawn or not."""
        return select(cls).where(version_opens(cls, user))

    def public_texts(self) -> list[PublicText]:
        """What is read of it once it is published."""
        facts = (
            (_("Name of the rule"), self.title),
            (_("Document number"), self.document_number),
            (_("Adopted by"), self.adopted_by),
            (_("In force from"), str(self.in_force_from or "")),
            (_("Text"), self.text),
        )
        return [PublicText(label, said) for label, said in facts if said]


class RuleClause(Record):
    """One clause of a version, to be found and linked; its label and words come from the tree."""

    __tablename__ = "rules_revision_clause"
    __table_args__ = (
        UniqueConstraint("rule_version_id", "node_id"),
        Index(None, "node_id", "rule_version_id"),
    )
    kind = "rules_revision.clause"

    rule_version_id: Mapped[int] = mapped_column(ForeignKey("rules_revision_version.id", ondelete="CASCADE"))
    node_id: Mapped[str] = mapped_column(Text)
    position: Mapped[int]
    label: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)

    rule_version: Mapped[RuleVersion] = relationship(back_populates="clauses")

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """The clauses of the versions that the person may read, without those of withdrawn ones for the public."""
        versions = RuleVersion.visible_to(user).with_only_columns(RuleVersion.id)
        if user is None:
            versions = versions.where(RuleVersion.withdrawn_for == "")
        return select(cls).where(cls.rule_version_id.in_(versions))

    def search_document(self) -> SearchDocument | None:
        """Its words, of the newest version and of the newest that everybody reads: older ones repeat them."""
        versions = self.rule_version.rule.versions
        newest = versions[-1:] + [it for it in versions if it.is_public][-1:]
        if self.rule_version not in newest:
            return None
        title = f"《{self.rule_version.title}》{self.label}"
        return SearchDocument(title, self.words, public=self.rule_version.is_public)
