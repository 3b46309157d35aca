"""《民主监督建议书》: what a group proposes to its unit, and what became of it."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.items import SearchDocument

from ..terms import LETTER_STATES, OUTCOMES
from .group import SupervisionGroup
from .parts import InsideRecord, one_of

_UNNUMBERED = "state IN ('draft', 'signed', 'dropped')"
_BEFORE_DELIVERY = f"({_UNNUMBERED} OR state = 'issued')"
_BEFORE_ANSWER = f"({_BEFORE_DELIVERY} OR state = 'delivered')"


class SuggestionLetter(InsideRecord):
    """A letter. `due_on` was promised when it was signed for, by the clause in `limit_place` where a rule says so."""

    __tablename__ = "rules_supervisors_letter"
    __table_args__ = (
        one_of("state", LETTER_STATES),
        one_of("outcome", ("", *OUTCOMES)),
        CheckConstraint("subject <> '' AND findings <> '' AND suggestions <> ''", name="says_something"),
        CheckConstraint(f"({_UNNUMBERED}) = (number IS NULL)", name="numbered_when_issued"),
        CheckConstraint("(number IS NULL) = (issued_on IS NULL)", name="issued_on_a_day"),
        CheckConstraint(
            f"{_BEFORE_DELIVERY} OR (delivered_on IS NOT NULL AND due_on IS NOT NULL AND received_by <> '')",
            name="delivery_is_known",
        ),
        CheckConstraint(f"{_BEFORE_ANSWER} OR (answered_on IS NOT NULL AND answer <> '')", name="answer_is_known"),
        CheckConstraint(f"({_BEFORE_ANSWER} OR state = 'answered') = (outcome = '')", name="outcome_is_known"),
        CheckConstraint(
            "(state = 'looked_back') = (looked_back_on IS NOT NULL AND look_back <> '')", name="look_back_is_known"
        ),
        CheckConstraint("answered_on >= delivered_on", name="answered_after_delivery"),
        CheckConstraint("looked_back_on >= answered_on", name="looked_back_after_the_answer"),
        Index(None, "state", "due_on"),
        Index(None, "group_id", "id"),
    )
    kind = "rules_supervisors.letter"

    group_id: Mapped[int] = mapped_column(ForeignKey("rules_supervisors_group.id"))
    number: Mapped[str | None] = mapped_column(Text, unique=True)
    issued_on: Mapped[date | None]
    subject: Mapped[str] = mapped_column(Text)
    findings: Mapped[str] = mapped_column(Text)
    suggestions: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, default="draft")
    delivered_on: Mapped[date | None]
    received_by: Mapped[str] = mapped_column(Text, default="")
    due_on: Mapped[date | None]
    limit_place: Mapped[str] = mapped_column(Text, default="")
    answered_on: Mapped[date | None]
    answer: Mapped[str] = mapped_column(Text, default="")
    outcome: Mapped[str] = mapped_column(Text, default="")
    look_back: Mapped[str] = mapped_column(Text, default="")
    looked_back_on: Mapped[date | None]

    group: Mapped[SupervisionGroup] = relationship()

    @property
    def is_public(self) -> bool:
        """The public page counts it once it is issued."""
        return self.number is not None

    def search_document(self) -> SearchDocument:
        """Staff find it by its subject and number."""
        return SearchDocument(self.subject, self.number or "")
