"""Who the members of a day are: by age, party, education, township."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from flask_babel import gettext as _
from sqlalchemy import select

from portal.extensions import db
from portal.items import Tally

from ..facts.reading import standing_on
from ..models import Member, Membership, Standing, Term, Township

AGES = (35, 45, 55, 60)  # the years at which a new band begins
MOST_KINDS = 12  # of one table; what is rarer is summed up


@dataclass(frozen=True)
class Composition:
    """How many members there are of each kind; each list adds up to `total`."""

    total: int
    ages: list[Tally]
    parties: list[Tally]
    education: list[Tally]
    townships: list[Tally]


def composition_on(term: Term, day: date) -> Composition:
    """The members of a term on a day, by kinds."""
    columns = Member.born, Standing.party, Member.education, Township.title
    query = select(*columns).select_from(Membership).join(Member, Member.id == Membership.member_id)
    query = query.join(Standing, standing_on(day)).outerjoin(Township, Township.id == Standing.township_id)
    rows = db.session.execute(query.where(Membership.term_id == term.id)).all()
    return Composition(
        len(rows),
        ages(Counter(age_on(born, day) for born, *_rest in rows)),
        kinds((party for _born, party, *_rest in rows), _("Not known")),
        kinds((education for *_rest, education, _township in rows), _("Not known")),
        kinds((township for *_rest, township in rows), _("County level")),
    )


def age_on(born: str, day: date) -> int | None:
    """The age on a day of who was born in "1975-08", or "1975", the month counted as reached; None: not known."""
    year, _dash, month = born.partition("-")
    if not year.isdigit():
        return None
    return day.year - int(year) - (day.month < int(month or 1))


def ages(counted: Counter[int | None]) -> list[Tally]:
    """Ages in bands."""
    edges = [0, *AGES, 1000]
    tallies = []
    for first, end in pairwise(edges):
        count = sum(number for age, number in counted.items() if age is not None and first <= age < end)
        tallies.append(Tally(_band(first, end), count))
    unknown = counted[None]
    return [*tallies, Tally(_("Not known"), unknown)] if unknown else tallies


def kinds(values: Iterable[str | None], nothing: str) -> list[Tally]:
    """How often each value stands there, the most frequent first; `nothing` names an empty one."""
    counted = Counter(value or "" for value in values)
    empty = counted.pop("", 0)
    ordered = counted.most_common()
    rest = sum(number for _value, number in ordered[MOST_KINDS:])
    tallies = [Tally(value, number) for value, number in ordered[:MOST_KINDS]]
    tallies += [Tally(_("Others"), rest)] if rest else []
    return [*tallies, Tally(nothing, empty)] if empty else tallies


def _band(first: int, end: int) -> str:
    if first == 0:
        return _("Under %(age)s", age=end)
    if end == 1000:
        return _("%(age)s and older", age=first)
    return _("Aged %(first)s to %(last)s", first=first, last=end - 1)
