"""The totals of a quarter as they are published: numbers of their own, with no plate, driver or trip in them."""

from typing import Self

from flask_babel import gettext as _
from sqlalchemy import BigInteger, CheckConstraint, Index, Select, select, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.items import SearchDocument, SignedIn
from portal.records.disclosure import DISCLOSURE, EVERYBODY, Disclosed
from portal.records.public_log import Logged
from portal.records.review import PublicText

from ..money import yuan
from ..permissions import READ

NUMBERS = ("vehicles", "slips", "km", "fuel_cents", "repair_cents", "other_cents")
_VALID = text("withdrawn_for = ''")


class QuarterTotals(Disclosed):
    """The totals of one quarter, counted once; what is entered later does not change what was published."""

    __tablename__ = "rules_vehicles_quarter"
    __table_args__ = (
        CheckConstraint("quarter BETWEEN 1 AND 4", name="quarter_known"),
        CheckConstraint(" AND ".join(f"{name} >= 0" for name in NUMBERS), name="numbers_count"),
        # After a withdrawal the quarter may be counted anew.
        Index(
            "uq_rules_vehicles_quarter_valid", "year", "quarter",
            unique=True, sqlite_where=_VALID, postgresql_where=_VALID,
        ),
    )  # fmt: skip
    kind = "rules_vehicles.quarter"
    log = Logged(plain=("year", "quarter", *NUMBERS, *DISCLOSURE), public_from="published_at")

    year: Mapped[int]
    quarter: Mapped[int]
    vehicles: Mapped[int]
    slips: Mapped[int]
    km: Mapped[int] = mapped_column(BigInteger)
    fuel_cents: Mapped[int] = mapped_column(BigInteger)
    repair_cents: Mapped[int] = mapped_column(BigInteger)
    other_cents: Mapped[int] = mapped_column(BigInteger)

    @property
    def title(self) -> str:
        """Which quarter."""
        return _("Quarter %(quarter)s of %(year)s", quarter=self.quarter, year=self.year)

    @property
    def public_title(self) -> str:
        """What lists of reviews call it."""
        return _("Use of official vehicles: %(quarter)s", quarter=self.title)

    @property
    def total_cents(self) -> int:
        """All costs together."""
        return self.fuel_cents + self.repair_cents + self.other_cents

    @classmethod
    def visible_to(cls, user: SignedIn | None) -> Select[Self]:
        """All for readers of the register, for others what was published to everybody, withdrawn or not."""
        query = select(cls)
        if user is not None and user.may(READ):
            return query
        return query.where(cls.published_at.is_not(None), cls.scope == EVERYBODY)

    def facts(self) -> list[tuple[str, str]]:
        """The totals with their names."""
        return [
            (_("Vehicles"), str(self.vehicles)),
            (_("Dispatch slips"), str(self.slips)),
            (_("Kilometres driven"), str(self.km)),
            (_("Fuel (yuan)"), yuan(self.fuel_cents)),
            (_("Repair and maintenance (yuan)"), yuan(self.repair_cents)),
            (_("Other costs (yuan)"), yuan(self.other_cents)),
        ]

    def public_texts(self) -> list[PublicText]:
        """Everything that is read of it."""
        return [PublicText(label, value) for label, value in [(_("Quarter"), self.title), *self.facts()]]

    def search_document(self) -> SearchDocument:
        """Its title, for everybody once it is published."""
        return SearchDocument(self.public_title, "", public=self.is_public)
