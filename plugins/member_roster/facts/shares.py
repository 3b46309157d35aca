"""Shares of the members of a day (结构比例) beside the targets of the term."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, case, func, select

from portal.extensions import db

from ..models import Member, Membership, Standing, Term
from ..terms import PARTY_OF_PARTY_MEMBERS
from .reading import standing_on

YOUNG = 45
SHARES: dict[str, Any] = {
    "women": _l("Women"),
    "non_party": _l("Not members of the Communist Party"),
    "minorities": _l("Ethnic minorities"),
    "young": _l("Under 45"),
    "township": _l("Township and grassroots members"),
}
HAN = ("汉", "汉族")


@dataclass(frozen=True)
class Share:
    """How many of all are of a kind, and the share the term aims at. `unknown`: of how many it is not known."""

    code: str
    count: int
    total: int
    unknown: int
    target: int | None

    @property
    def percent(self) -> float:
        """The share in percent, with one decimal."""
        return round(100 * self.count / self.total, 1) if self.total else 0.0

    @property
    def missing(self) -> int:
        """How many more it would take to reach the target."""
        return 0 if self.target is None else max(-(-self.target * self.total // 100) - self.count, 0)


def shares_on(term: Term, day: date) -> list[Share]:
    """The shares of a term's members on a day."""
    kinds = _kinds(day)
    columns: list[Any] = [func.count()]
    for known, is_one in kinds.values():
        columns += [func.sum(case((is_one, 1), else_=0)), func.sum(case((known, 0), else_=1))]
    query = select(*columns).select_from(Membership).join(Member).join(Standing, standing_on(day))
    total, *counts = db.session.execute(query.where(Membership.term_id == term.id)).one()
    pairs = zip(counts[::2], counts[1::2], strict=True)
    return [
        Share(code, count or 0, total, unknown or 0, term.targets.get(code))
        for code, (count, unknown) in zip(kinds, pairs, strict=True)
    ]


def _kinds(day: date) -> dict[str, tuple[ColumnElement[bool], ColumnElement[bool]]]:
    """Of each kind, when it is known and when it is true."""
    youngest = f"{day.year - YOUNG:04}-{day.month:02}"  # "1975-08"; of a year alone the first month counts
    return {
        "women": (Member.gender != "", Member.gender == "female"),
        "non_party": (Standing.party != "", (Standing.party != "") & (Standing.party != PARTY_OF_PARTY_MEMBERS)),
        "minorities": (Member.ethnicity != "", Member.ethnicity.not_in(("", *HAN))),
        "young": (Member.born != "", Member.born > youngest),
        "township": (Standing.id.is_not(None), Standing.township_id.is_not(None)),
    }
