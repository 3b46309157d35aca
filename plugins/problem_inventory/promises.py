"""How the published promises stand, counted, and which fall due next."""

from collections.abc import Iterator
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import Connection, and_, func, or_, select

from portal.items import Row, Tally, Tone, Widget
from portal.web.editions import language
from portal.web.formats import day, full_date

from .lights import Lights
from .models import RectificationItem as Item
from .statements import BY_LIGHT, DUE_SOON, PUBLISHED, TODAY, Conditions
from .terms import OPEN

MOST = 1000  # counting further would cost more on every page than the figure is worth
NEXT = 5
TONES: dict[str, Tone] = {"blue": "ok", "green": "go", "yellow": "due", "red": "late"}


def _counted(conditions: Conditions) -> Any:
    shown = or_(*(and_(Item.state == state, condition) for state, condition in conditions.items()))
    some = select(Item.id).where(PUBLISHED, shown).limit(MOST + 1).subquery()
    return select(func.count()).select_from(some).scalar_subquery()


_COUNTS = select(*(_counted(conditions).label(light) for light, conditions in BY_LIGHT.items()))
_NEXT = (
    select(Item.id, Item.title, Item.deadline, Item.responsible_unit)
    .where(PUBLISHED, Item.state.in_(OPEN), Item.deadline >= TODAY)
    .order_by(Item.deadline, Item.id)
    .limit(NEXT)
)


def counts(connection: Connection, lights: Lights) -> dict[str, int]:
    """How many published items show each light; what is beyond a thousand is not counted further."""
    values = {TODAY.key: lights.today, DUE_SOON.key: lights.due_soon}
    return dict(connection.execute(_COUNTS, values).mappings().one())


def next_due(connection: Connection, lights: Lights) -> list[Any]:
    """The open items whose deadlines come next."""
    return list(connection.execute(_NEXT, {TODAY.key: lights.today}))


def tallies(found: dict[str, int], lights: Lights, ledger: str) -> list[Tally]:
    """The counted promises for the chart; each tally leads to its items in the ledger at that address."""
    titles = {"blue": _("Fulfilled"), "green": _("On plan"), "yellow": _("Due soon"), "red": _("Overdue")}
    notes = {
        "blue": _("Checked and closed out"),
        "green": _("More than %(days)s days are left", days=(lights.due_soon - lights.today).days),
        "yellow": _("Due by %(date)s", date=day(lights.due_soon)),
        "red": _("The deadline has passed"),
    }
    return [
        Tally(
            titles[light],
            min(found[light], MOST),
            TONES[light],
            _("more than %(number)s", number=MOST) if found[light] > MOST else notes[light],
            f"{ledger}?light={light}#items" if found[light] else "",
        )
        for light in titles
    ]


def chart(found: dict[str, int], lights: Lights, url: str) -> Widget:
    """The chart of the ledger's own page, which stands at that address."""
    return Widget(_("Promises kept"), caption=_caption(lights), tallies=tuple(tallies(found, lights, url)))


def widget(connection: Connection, title: str, url: str) -> Widget | None:
    """The block of the home page and of the desk; None before anything is published."""
    lights = Lights()
    found = counts(connection, lights)
    number = sum(found.values())
    if not number:
        return None
    return Widget(
        title,
        order=20,
        url=url,
        link_label=ngettext("The whole ledger: %(num)s item", "The whole ledger: %(num)s items", number),
        caption=_caption(lights),
        tallies=tuple(tallies(found, lights, url)),
        rows_title=_("Promises that fall due next"),
        rows=tuple(_lines(next_due(connection, lights))),
    )


def _lines(rows: list[Any]) -> Iterator[Row]:
    prefix = url_for("problem_inventory.item", item_id=0).removesuffix("0")
    lang = "zh-CN" if language() == "en" else ""
    for item_id, title, deadline, unit in rows:
        yield Row(title, f"{prefix}{item_id}", deadline, unit, lang)


def _caption(lights: Lights) -> str:
    return _("One square is one public promise, as of %(date)s", date=full_date(lights.today))
