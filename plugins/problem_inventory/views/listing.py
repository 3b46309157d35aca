"""What the ledger's templates read: rows as plain tuples with addresses made once, neighbours, stages."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from portal.clock import local
from portal.web.formats import full_date

from ..filters import Filters
from ..ledger import Page
from ..lights import Lights
from ..terms import HORIZONS, STATES
from .chinese import chinese

Line = tuple[Any, ...]


def lines(page: Page, lights: Lights) -> list[Line]:
    """The rows with their address, words and light; the first deadline only where the present one differs."""
    prefix = url_for("problem_inventory.item", item_id=0).removesuffix("0")
    horizons = {code: str(words) for code, words in HORIZONS.items()}
    return [
        (
            f"{prefix}{item_id}", number, title, horizons[horizon], lead, unit, owner,
            deadline, first if first != deadline else None, *lights.of(state, deadline),
        )
        for item_id, number, title, horizon, lead, unit, owner, deadline, first, state in page.rows
    ]  # fmt: skip


def staff_lines(page: Page, lights: Lights) -> list[Line]:
    """The rows of the staff list: the same, with how far the measures are and the state in words."""
    prefix = url_for("problem_inventory.staff_item", item_id=0).removesuffix("0")
    horizons, states = ({code: str(words) for code, words in codes.items()} for codes in (HORIZONS, STATES))
    return [
        (
            f"{prefix}{item_id}", number, title, horizons[horizon], lead, unit, owner,
            deadline, first if first != deadline else None, done, states[state], *lights.of(state, deadline),
        )
        for item_id, number, title, horizon, lead, unit, owner, deadline, first, state, done in page.rows
    ]  # fmt: skip


def neighbours(page: Page, filters: Filters, url: str) -> dict[str, str]:
    """The addresses of the pages before and after, as the paging macro reads them."""
    return {
        "previous_url": f"{url}?{filters.address(before=page.before)}#items" if page.before else "",
        "next_url": f"{url}?{filters.address(after=page.after)}#items" if page.after else "",
    }


def steps(stages: Iterable[Any], today: date) -> list[dict[str, Any]]:
    """The stages as the macro of steps draws them: what is over, what is now, what comes."""
    return [
        {
            "title": chinese(stage.title),
            "when": _("%(start)s to %(end)s", start=full_date(stage.start), end=full_date(stage.end)),
            "state": "" if today > stage.end else "now" if today >= stage.start else "next",
        }
        for stage in stages
    ]


def day_of(record: Any) -> date:
    """The day on which something was published, where the office is."""
    return local(record.published_at).date()
