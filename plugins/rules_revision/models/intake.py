"""Texts that came in and are not in the register yet: read, with what was found in them, to be looked over."""

from datetime import date
from typing import Self

from sqlalchemy import ForeignKey, Index, Select, Text, false, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.items import SignedIn
from portal.records.disclosure import SCOPES
from portal.records.models import Record

from ..rights import EDIT
from ..scopes import in_register
from .parts import one_of
from .rule import Rule
from .version import RuleVersion


class Intake(Record):
    """A text with the facts it will be entered with; `problem` says in one sentence what is wrong with its file.

    `batch` is what came in together. `rule_id` is the rule of which it is a further version, `version_id` what became
    of it.
    """

    __tablename__ = "rules_revision_intake"
    __table_args__ = (one_of("scope", SCOPES), Index(None, "batch", "id"), Index(None, "version_id", "id"))
    kind = "rules_revision.intake"

    batch: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text, default="")
    text: Mapped[str] = mapped_column(Text, default="")
    problem: Mapped[str] = mapped_column(Text, default="")
    title: Mapped[str] = mapped_column(Text, default="")
    text_kind: Mapped[str] = mapped_column(Text, default="")
    domain: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    office: Mapped[str] = mapped_column(Text)
    scope: Mapped[str] = mapped_column(Text)
    trial_until: Mapped[date | None]
    number: Mapped[int | None]
    document_number: Mapped[str] = mapped_column(Text, default="")
    adopted_by: Mapped[str] = mapped_column(Text, default="")
    adopted_on: Mapped[date | None]
    in_force_from: Mapped[date | None]
    added_later: Mapped[bool] = mapped_column(default=False)
    rule_id: Mapped[int | None] = mapped_column(ForeignKey("rules_revision_rule.id"), index=True)
    version_id: Mapped[int | None] = mapped_column(ForeignKey("rules_revision_version.id"))

    rule: Mapped[Rule | None] = relationship()
    entered: Mapped[RuleVersion | None] = relationship()

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """All for those who enter rules; what is meant for the Party only for those who may read that."""
        if user is None or not user.may(EDIT):
            return select(cls).where(false())
        return select(cls).where(in_register(cls, user))
