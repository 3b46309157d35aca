"""What each row of a roster would do: somebody new, somebody changed, nothing, or a question."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _

from portal.office.importing import ImportRow, Message, Outcome, Preview, Status

from ..facts.names import keys_of
from .asking import asked
from .beside import is_vacant
from .comparing import compare
from .known import Known, known_people
from .matching import Match, Named, match
from .notices import notices
from .options import Taking, taking
from .planned import Planned, plan_row
from .saying import impossible, remarks
from .titles import Titles


def check(rows: Sequence[ImportRow], options: Mapping[str, Any]) -> Preview:
    """What would become of each row; reads only. Raises TermMissing."""
    taken = taking(options)
    titles = Titles.read(options.get("add_missing"))
    vacant = {row.number: _vacant(row) for row in rows if is_vacant(row.get("name"))}
    planned = [plan_row(row, titles) for row in rows if row.number not in vacant]
    outcomes = _outcomes(planned, taken, titles)
    return Preview([*outcomes, *vacant.values()], tuple(notices(taken, titles, outcomes)))


def _vacant(row: ImportRow) -> Outcome:
    said = _("“%(text)s”: nobody is named. The row is left out.", text=row.get("name"))
    return Outcome(row, "skipped", (Message(said, "name"),))


def _outcomes(planned: Sequence[Planned], taken: Taking, titles: Titles) -> list[Outcome]:
    named: dict[str, list[Planned]] = defaultdict(list)
    for plan in planned:
        named[keys_of(plan.facts["name"]).name_key].append(plan)
    known = known_people(taken.term, taken.day, named)
    found: dict[int, Outcome] = {}
    for key, plans in named.items():
        there = known.get(key, [])
        rows = [Named(at, plan.facts, plan.row.answer) for at, plan in enumerate(plans)]
        matches = match(rows, [it.facts for it in there], [it.member_id for it in there])
        for at, plan in enumerate(plans):
            found[plan.row.number] = _outcome(plan, matches[at], there, plans, taken, titles)
    return [found[plan.row.number] for plan in planned]


def _outcome(
    plan: Planned, matched: Match, there: list[Known], plans: list[Planned], taken: Taking, titles: Titles
) -> Outcome:
    if matched.open:
        people, rows = [there[at] for at in matched.choices], [plans[at].row.number for at in matched.rows]
        return asked(plan.row, plan.faults + plan.remarks, people, rows)
    plan.known = there[matched.candidate] if matched.candidate is not None else None
    faults, said = plan.faults + impossible(plan, taken.day), plan.remarks
    stamp = plan.known.stamp if plan.known else ""
    if faults:
        return Outcome(plan.row, "wrong", (*faults, *said), stamp=stamp)
    if plan.known is None or not plan.known.sits:
        return Outcome(plan.row, "new", (*remarks(plan, plans), *said), stamp=stamp, data=plan)
    changes = compare(plan, plan.known, titles)
    status: Status = "changed" if changes else "unchanged"
    return Outcome(plan.row, status, tuple(said), changes=tuple(changes), stamp=stamp, data=plan if changes else None)
