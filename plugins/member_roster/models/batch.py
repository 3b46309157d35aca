"""What changes the roster: batches with their lines, and the events they leave. An event is never edited."""

from datetime import date, datetime
from typing import Any, Self

from flask_babel import gettext as _
from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Select, Text, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.clock import now
from portal.database.types import BigId, Instant, Sealed
from portal.extensions import Base
from portal.items import SearchDocument, SignedIn
from portal.records.disclosure import DISCLOSURE, EVERYBODY, Disclosed
from portal.records.public_log import Logged
from portal.records.review import PublicText
from portal.records.sealed_fields import sealed_column

from ..permissions import READ
from ..terms import ACTIONS, KINDS, ORIGINS, STATES, WARNING
from .lists import MemberGroup, Sector, Township
from .member import Member
from .parts import InsideRecord, one_of
from .term import Term


class Adjustment(Disclosed):
    """A batch of changes (委员变动) with its decision; imports, corrections and elections are batches, too.

    `takes_effect_on` is the day from which its lines hold: its events are written when it is decided, so that their
    seats are taken from then on. `events_digest` binds its events into the public log.
    """

    __tablename__ = "member_roster_adjustment"
    __table_args__ = (one_of("state", STATES), one_of("origin", ORIGINS), Index(None, "term_id", "state", "id"))
    kind = "member_roster.adjustment"
    log = Logged(
        plain=("term_id", "origin", "state", "takes_effect_on", "document", "events_digest", *DISCLOSURE),
        parts={"lines": Logged(plain=("position", "change"), left_out=("phone",))},
        public_from="published_at",
    )

    term_id: Mapped[int] = mapped_column(ForeignKey("member_roster_term.id"))
    origin: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, default="nominated")
    takes_effect_on: Mapped[date | None]
    document: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    events_digest: Mapped[str] = mapped_column(Text, default="")

    term: Mapped[Term] = relationship()
    lines: Mapped[list["AdjustmentLine"]] = relationship(
        back_populates="adjustment", order_by="AdjustmentLine.position", cascade="all, delete-orphan"
    )

    @property
    def public_title(self) -> str:
        """What lists of reviews call it."""
        return self.title

    @property
    def shown_lines(self) -> list["AdjustmentLine"]:
        """The lines that are announced: a warning is between the member and the conference."""
        return [line for line in self.lines if line.change != WARNING]

    def public_texts(self) -> list[PublicText]:
        """What is announced: the document, and who comes, moves or goes; never who nominated whom, or why."""
        texts = [PublicText(_("Title"), self.title), PublicText(_("Document"), self.document)]
        return texts + [PublicText(str(KINDS[line.change]), line.announced) for line in self.shown_lines]

    def search_document(self) -> SearchDocument:
        """Its title, for everybody once it is announced."""
        return SearchDocument(self.title, self.document, public=self.is_public)

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """All for readers of the roster, for others what was announced to everybody."""
        query = select(cls)
        if user is not None and user.may(READ):
            return query
        return query.where(cls.published_at.is_not(None), cls.scope == EVERYBODY)


class AdjustmentLine(InsideRecord):
    """One change in a batch. A person who is no member yet is described here; contact is sealed.

    `nominated_by` is the department (组织部 for Party members, 统战部 for others); `over_reason` says why the plan of a
    sector may be exceeded.
    """

    __tablename__ = "member_roster_line"
    __table_args__ = (
        one_of("change", KINDS),
        CheckConstraint("name <> ''", name="has_a_name"),
        Index(None, "adjustment_id", "position"),
        Index(None, "member_id"),
    )
    kind = "member_roster.line"

    adjustment_id: Mapped[int] = mapped_column(ForeignKey("member_roster_adjustment.id", ondelete="CASCADE"))
    position: Mapped[int]
    change: Mapped[str] = mapped_column(Text)
    member_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("member_roster_member.id"))
    name: Mapped[str] = mapped_column(Text)
    gender: Mapped[str] = mapped_column(Text, default="")
    ethnicity: Mapped[str] = mapped_column(Text, default="")
    born: Mapped[str] = mapped_column(Text, default="")
    education: Mapped[str] = mapped_column(Text, default="")
    party: Mapped[str] = mapped_column(Text, default="")
    post: Mapped[str] = mapped_column(Text, default="")
    sector_id: Mapped[int | None] = mapped_column(ForeignKey("member_roster_sector.id"))
    township_id: Mapped[int | None] = mapped_column(ForeignKey("member_roster_township.id"))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("member_roster_group.id"))
    nominated_by: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    over_reason: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[Sealed | None] = sealed_column()

    adjustment: Mapped[Adjustment] = relationship(back_populates="lines")
    member: Mapped[Member | None] = relationship()
    sector: Mapped[Sector | None] = relationship()
    township: Mapped[Township | None] = relationship()
    group: Mapped[MemberGroup | None] = relationship()

    @property
    def announced(self) -> str:
        """What is announced of the person: name, sector, post."""
        return "，".join(filter(None, (self.name, self.sector.title if self.sector else "", self.post)))


class RosterEvent(Base):
    """Something that happened to a member, from a day on. Only added, never changed, never deleted.

    `facts` holds what the event makes true: of name, gender, ethnicity, born, education, party, post, sector_id,
    township_id, group_id the ones it sets; of ELECTED and LEFT_OFFICE the office. `replaces_id` names the event that
    this one corrects: from then on that one counts for nothing; with action "" it is only taken back.
    """

    __tablename__ = "member_roster_event"
    __table_args__ = (
        one_of("action", ("", *ACTIONS)),
        CheckConstraint("action <> '' OR replaces_id IS NOT NULL", name="says_something"),
        Index(None, "membership_id", "happened_on", "id"),
        Index(None, "adjustment_id"),
        Index(None, "happened_on", "id"),
    )

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    adjustment_id: Mapped[int] = mapped_column(ForeignKey("member_roster_adjustment.id"))
    membership_id: Mapped[int] = mapped_column(BigId, ForeignKey("member_roster_membership.id"))
    action: Mapped[str] = mapped_column(Text)
    change: Mapped[str] = mapped_column(Text, default="")
    happened_on: Mapped[date]
    entered_at: Mapped[datetime] = mapped_column(Instant, default=now)
    facts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    replaces_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("member_roster_event.id"), unique=True)
    note: Mapped[str] = mapped_column(Text, default="")

    adjustment: Mapped[Adjustment] = relationship()
