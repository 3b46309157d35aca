"""The inbox and the page of one opinion, as staff read them."""

from datetime import date
from typing import Any

from flask import g, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from portal.clock import today
from portal.errors import NotThere
from portal.people.access import access, current_user
from portal.records.attachments import attachments_of
from portal.records.contacts import contacts_of
from portal.records.masking import mask
from portal.records.sealed_fields import read_sealed
from portal.records.workdays import working_days_between
from portal.web.paging import AFTER, BEFORE

from ..extending import may_be_extended
from ..filters import MOST_COUNTED, RESTRICTED_ONES, TITLES
from ..histories import hops, suspicion
from ..inbox import LARGEST_KEY, Asked, counts, page
from ..life import LIFE
from ..models import Opinion
from ..naming import list_named
from ..notes import notice_of
from ..publishing import may_be_published
from ..reading import answer_of, find_opinion, merged_with, publication_of, similar_to
from ..states import ANSWER, ENDS, PUBLISH, RATED, READ, RECORD, REPLIED, RESTRICTED, TRIAGE, UNANSWERED
from ..terms import FOR_STAFF, MATTERS, PLACES, RATINGS, REASONS, REVEALED_FOR, TONES, WAYS
from ..titles import spoken
from ..units import units
from .blueprint import bp


@bp.get("/staff/")
@access(READ)
def inbox() -> str:
    """The list, a tab for each saved filter."""
    asked = _asked()
    found = page(asked, current_user)
    dues = {line.due for line in found.lines}
    return render_template(
        "public_feedback/staff/inbox.html",
        lines=found.lines,
        asked=asked,
        states={state: (str(title), TONES[state]) for state, title in FOR_STAFF.items()},
        late={due: _late(due) for due in dues if due and due < today()},
        answered=(REPLIED, RATED, *ENDS),
        tabs=_tabs(asked),
        units=[(name, name) for name in units()],
        may_record=current_user.may(RECORD),
        readers=[it.title for it in list_named() if it.reads] if asked.name == RESTRICTED_ONES else [],
        paging={
            "next_url": found.after and _beside(asked, AFTER, found.after),
            "previous_url": found.before and _beside(asked, BEFORE, found.before),
        },
    )


@bp.get("/staff/<int:opinion_id>")
@access(READ)
def opinion(opinion_id: int) -> str:
    """One opinion: its words, what can be done with it, what was done."""
    found = find_opinion(opinion_id, current_user)
    return render_template(
        "public_feedback/staff/opinion.html",
        opinion=found,
        lang=spoken(found.body),
        state=FOR_STAFF[found.state],
        tone=TONES[found.state],
        matter=MATTERS.get(found.matter),
        outcome=PLACES.get(found.outcome) or REASONS.get(found.outcome),
        way=WAYS[found.way],
        ratings=RATINGS,
        moves=LIFE.open_to(current_user, found),
        suspicion=suspicion(found),
        answer=answer_of(found),
        merged=merged_with(found),
        similar=similar_to(found, current_user) if found.state not in ENDS else [],
        publication=publication_of(found),
        files=attachments_of(Opinion.kind, found.id),
        contacts=contacts_of(found),
        message=notice_of(found) if found.unit else None,
        history=hops(found),
        sender=_sender(found),
        reveal_reasons=REVEALED_FOR,
        may_note=current_user.may(ANSWER),
        may_describe=found.state in UNANSWERED and current_user.may(TRIAGE),
        may_extend=may_be_extended(found, current_user),
        may_publish=current_user.may(PUBLISH) and may_be_published(found),
    )


def _sender(found: Opinion) -> dict[str, str]:
    """Who wrote, masked; empty for an anonymous letter."""
    values = {name: read_sealed(found, name) for name in ("name", "phone", "for_whom")}
    return {name: mask(value) for name, value in values.items() if value}


def _asked() -> Asked:
    """What the address asks for. Raises NotThere for a filter that does not exist or is not for this person."""
    name = request.args.get("show", "to_triage")
    if name not in TITLES or (name == RESTRICTED_ONES and not current_user.may(RESTRICTED)):
        raise NotThere
    return Asked(name, request.args.get("unit", ""), _key(AFTER), _key(BEFORE))


def _key(name: str) -> int | None:
    """A key of the address; one beyond what the database can hold means the end of the list."""
    key = request.args.get(name, type=int)
    return None if key is None else min(key, LARGEST_KEY)


def _tabs(asked: Asked) -> list[dict[str, object]]:
    numbers, base = counts(current_user), url_for(".inbox")
    g.public_feedback_counts = numbers  # the menu of this page shows one of them
    names = [name for name in TITLES if name != RESTRICTED_ONES or current_user.may(RESTRICTED)]
    return [_tab(name, numbers.get(name), f"{base}?show={name}", name == asked.name) for name in names]


def _tab(name: str, number: int | None, url: str, current: bool) -> dict[str, object]:
    many = number is not None and number >= MOST_COUNTED
    title = f"{TITLES[name]} {MOST_COUNTED}+" if many else str(TITLES[name])
    return {"title": title, "url": url, "count": None if many else number or None, "current": current}


def _late(due: date) -> str:
    days = working_days_between(due, today())
    if not days:
        return _("overdue")
    return ngettext("overdue by %(num)s working day", "overdue by %(num)s working days", days)


def _beside(asked: Asked, name: str, key: int) -> str:
    terms: dict[str, Any] = {"show": asked.name, "unit": asked.unit or None, name: key}
    return url_for(".inbox", **terms)
