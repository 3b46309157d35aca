"""Asking the clerk who a row is, where the file alone does not tell."""

from collections.abc import Sequence

from flask_babel import gettext as _

from portal.office.importing import ImportRow, Message, Outcome

from ..terms import GENDERS
from .known import Known
from .matching import MEMBER, NEW


def asked(row: ImportRow, faults: Sequence[Message], people: Sequence[Known], rows: Sequence[int]) -> Outcome:
    """A row that waits for an answer: one of the people, or somebody else."""
    said = list(faults)
    if rows:
        numbers = "、".join(map(str, rows))
        said.append(
            Message(_("The same name stands in row %(rows)s. Say who is who, or leave one out.", rows=numbers), "name")
        )
    if people:
        known = "；".join(map(_told, people))
        said.append(
            Message(_("The roster has members of this name (%(known)s). Say who this is.", known=known), "name")
        )
    choices = [(f"{MEMBER}{it.member_id}", _("This member: %(known)s", known=_told(it))) for it in people]
    stamp = " ".join(it.stamp for it in people)
    return Outcome(row, "wrong", tuple(said), ask=(*choices, (NEW, _("Another person"))), stamp=stamp)


def _told(known: Known) -> str:
    facts = known.facts
    gender = str(GENDERS[facts["gender"]]) if facts.get("gender") else ""
    words = (facts["name"], gender, facts.get("born"), facts.get("post"))
    return "，".join(it for it in words if it) if any(words[1:]) else f"{facts['name']} #{known.member_id}"
