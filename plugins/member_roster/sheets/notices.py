"""What is said of a roster as a whole: titles that would be added, and the seats before and after."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from flask_babel import gettext as _

from portal.extensions import db
from portal.office.importing import Notice, Outcome
from portal.web.formats import full_date

from ..facts.seat_table import quotas_on, taken_on
from ..facts.seats import days_of
from ..models.standing import TOTAL
from .options import Taking
from .titles import Titles


@dataclass(frozen=True)
class Steps:
    """How many more sit in each sector, by its number; of sectors to be added by their titles."""

    known: Counter[int]
    added: Counter[str]

    @property
    def total(self) -> int:
        """How many more sit in the term."""
        return self.known.total() + self.added.total()


def notices(taken: Taking, titles: Titles, outcomes: Sequence[Outcome]) -> Iterator[Notice]:
    """The sentences above the preview."""
    told = {"term": taken.term.title, "day": full_date(taken.day)}
    yield Notice(_("%(term)s, from %(day)s on.", **told))
    if not taken.term.id:
        yield Notice(
            _(
                "There is no term yet: %(term)s is entered with this list, beginning on %(day)s and without approved "
                "seats. Look at it on the page “Terms and seats”.",
                **told,
            )
        )
    words = {
        "sector_id": _("Sectors to be added"),
        "township_id": _("Townships to be added"),
        "group_id": _("Member groups to be added"),
    }
    for name, added in titles.added.items():
        if added:
            yield Notice(f"{words[name]}：{'、'.join(added)}")
    yield from _seats(taken, titles, _steps(outcomes))


def _steps(outcomes: Sequence[Outcome]) -> Steps:
    steps = Steps(Counter(), Counter())
    for plan in (it.data for it in outcomes if it.data is not None):
        before = plan.known.facts["sector_id"] if plan.known and plan.known.sits else None
        if "sector_id" in plan.titles:
            steps.added[plan.titles["sector_id"]] += 1
        else:
            steps.known[plan.facts.get("sector_id", before)] += 1
        if before:
            steps.known[before] -= 1
    return steps


def _seats(taken: Taking, titles: Titles, steps: Steps) -> Iterator[Notice]:
    before, quotas = taken_on(taken.term, taken.day), quotas_on(taken.term, taken.day)
    changed = ((number, steps.known[number]) for number in titles.words["sector_id"] if steps.known[number])
    for number, more in chain([(TOTAL, steps.total)], changed):
        name = titles.words["sector_id"][number] if number else _("All members")
        now, quota = before.get(number, 0), quotas.get(number)
        told = {"name": name, "before": now, "after": now + more}
        if quota is None:
            yield Notice(_("%(name)s: %(before)d before, %(after)d after.", **told))
        else:
            yield _of_seats(told | {"seats": quota.seats}, more, _too_many(taken, number, more))
    for title, count in steps.added.items():
        yield Notice(_("%(name)s: %(before)d before, %(after)d after.", name=title, before=0, after=count))


def _of_seats(told: dict[str, Any], more: int, wrong: bool) -> Notice:
    """What is said where seats are approved: how many they are, and how many members would be too many."""
    over = told["after"] - told["seats"]
    if wrong and over > 0:
        words = _(
            "%(name)s: %(before)d before, %(after)d after, %(over)d more than the %(seats)d approved seats. "
            "Nothing can be imported: leave rows out, or enter the decision that approves more seats first.",
            **told, over=over,
        )  # fmt: skip
    elif wrong:
        words = _(
            "%(name)s: %(before)d before, %(after)d after, of %(seats)d approved seats; on a later day too many. "
            "Nothing can be imported: leave rows out, or enter the decision that approves more seats first.",
            **told,
        )
    elif more > 0 and over > 0:
        words = _(
            "%(name)s: %(before)d before, %(after)d after, %(over)d more than the %(seats)d planned.", **told, over=over
        )
    else:
        words = _("%(name)s: %(before)d before, %(after)d after, of %(seats)d approved seats.", **told)
    return Notice(words, wrong=wrong)


def _too_many(taken: Taking, number: int, more: int) -> bool:
    """Whether seats would lack on the day or later; those of a plan may be exceeded."""
    days = days_of(db.session(), taken.term.id, number)
    first = max((it.day for it in days if it.day <= taken.day), default=taken.day)
    later = (it for it in days if it.day >= first)
    return more > 0 and any(it.approved is not None and it.in_office + more > it.approved for it in later)
