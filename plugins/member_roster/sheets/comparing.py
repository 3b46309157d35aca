"""What a row says otherwise than the roster. An empty cell says nothing: it takes nothing away."""

from typing import Any

from portal.office.importing import FieldChange
from portal.records.blind_index import index_entry

from ..models import Member
from ..terms import GENDERS, OFFICES
from .alike import adds_nothing
from .known import Known
from .planned import Planned
from .titles import LISTS, Titles


def changed_facts(plan: Planned, known: Known) -> dict[str, Any]:
    """The facts that would be other ones; of lists only those that have the title already."""
    return {name: value for name, value in plan.facts.items() if not adds_nothing(name, value, known.facts[name])}


def changed_phone(plan: Planned, known: Known) -> bool:
    """Whether another telephone number is in the row."""
    return bool(plan.phone) and index_entry(Member, "phone", plan.phone) != known.phone_index


def new_offices(plan: Planned, known: Known | None) -> list[str]:
    """Offices of the row that the person does not hold. None is ended by a list."""
    return [it for it in plan.offices if known is None or it not in known.offices]


def compare(plan: Planned, known: Known, titles: Titles) -> list[FieldChange]:
    """All differences, as people read them."""
    changes = [
        FieldChange(name, _shown(name, known.facts[name], titles), _shown(name, value, titles))
        for name, value in changed_facts(plan, known).items()
    ]
    changes += [FieldChange(it, _shown(it, known.facts[it], titles), title) for it, title in plan.titles.items()]
    changes += [FieldChange("office", "", str(OFFICES[it])) for it in new_offices(plan, known)]
    if changed_phone(plan, known):
        changes.append(FieldChange("phone", "…" if known.phone_index else "", plan.phone))
    return changes


def _shown(name: str, value: Any, titles: Titles) -> str:
    if name in LISTS:
        return titles.words[name].get(value, "")
    return str(GENDERS[value]) if name == "gender" else value or ""
