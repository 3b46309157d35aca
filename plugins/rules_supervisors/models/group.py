"""Supervision groups and the supervisors in them."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.items import SearchDocument

from ..terms import GROUP_STATES, SUPERVISOR_STATES
from .parts import InsideRecord, one_of

_STANDING = text("state = 'standing'")
_SERVING = text("state = 'serving'")
_HEAD = text("head AND state = 'serving'")


class SupervisionGroup(InsideRecord):
    """A supervision group (监督小组) in one unit for one term.

    `contact` keeps in touch with the unit, `unit_contact` is the unit's post in charge. `avoidance` notes how it was
    made sure that nobody has to avoid this unit.
    """

    __tablename__ = "rules_supervisors_group"
    __table_args__ = (
        one_of("state", GROUP_STATES),
        CheckConstraint("unit <> ''", name="has_a_unit"),
        CheckConstraint("begins_on < ends_on", name="begins_before_it_ends"),
        CheckConstraint("state = 'planned' OR document_number <> ''", name="stands_by_a_document"),
        # One group at a time supervises a unit.
        Index(
            "uq_rules_supervisors_group_standing", "unit", unique=True,
            sqlite_where=_STANDING, postgresql_where=_STANDING,
        ),
        Index(None, "state", "id"),
    )  # fmt: skip
    kind = "rules_supervisors.group"

    unit: Mapped[str] = mapped_column(Text)
    contact: Mapped[str] = mapped_column(Text, default="")
    unit_contact: Mapped[str] = mapped_column(Text, default="")
    document_number: Mapped[str] = mapped_column(Text, default="")
    begins_on: Mapped[date]
    ends_on: Mapped[date]
    avoidance: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(Text, default="planned")

    supervisors: Mapped[list["Supervisor"]] = relationship(back_populates="group", order_by="Supervisor.id")

    @property
    def serving(self) -> list["Supervisor"]:
        """Who serves now, the head first."""
        found = [it for it in self.supervisors if it.state == "serving"]
        return sorted(found, key=lambda it: not it.head)

    @property
    def is_public(self) -> bool:
        """The public page names its unit once the group is dispatched."""
        return self.state != "planned"

    def search_document(self) -> SearchDocument:
        """Staff find it by its unit and its document."""
        return SearchDocument(self.unit, self.document_number)


class Supervisor(InsideRecord):
    """A member who serves in a group. `township`: a member from a township or the grass roots."""

    __tablename__ = "rules_supervisors_supervisor"
    __table_args__ = (
        one_of("state", SUPERVISOR_STATES),
        CheckConstraint("name <> ''", name="has_a_name"),
        CheckConstraint("(state = 'serving') = (left_on IS NULL)", name="left_or_serving"),
        Index(
            "uq_rules_supervisors_supervisor_head", "group_id", unique=True, sqlite_where=_HEAD, postgresql_where=_HEAD
        ),
        Index(
            "uq_rules_supervisors_supervisor_serving", "group_id", "name", unique=True,
            sqlite_where=_SERVING, postgresql_where=_SERVING,
        ),
        Index(None, "group_id", "id"),
    )  # fmt: skip
    kind = "rules_supervisors.supervisor"

    group_id: Mapped[int] = mapped_column(ForeignKey("rules_supervisors_group.id"))
    name: Mapped[str] = mapped_column(Text)
    head: Mapped[bool] = mapped_column(default=False)
    township: Mapped[bool] = mapped_column(default=False)
    appointed_on: Mapped[date]
    left_on: Mapped[date | None]
    state: Mapped[str] = mapped_column(Text, default="serving")
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("rules_supervisors_supervisor.id"))

    group: Mapped[SupervisionGroup] = relationship(back_populates="supervisors")

    @property
    def is_public(self) -> bool:
        """The public page says how many serve."""
        return self.group.is_public
