"""Lights and the words beside them: worked out from dates and a setting, never stored."""

from datetime import date, timedelta
from functools import lru_cache

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from portal.clock import today
from portal.records.settings import read_setting
from portal.web.editions import language

from .terms import FULFILLED, OPEN, STATES

COLOURS = {
    "red": _l("Red: overdue"),
    "yellow": _l("Yellow: due soon"),
    "green": _l("Green: on plan"),
    "blue": _l("Blue: fulfilled"),
}
DUE_SOON_DAYS = 15


class Lights:
    """The lights of one page; today, the time of warning and the words are found once, not row by row."""

    def __init__(self) -> None:
        self.today = today()
        days = int(read_setting("problem_inventory", "due_soon_days", DUE_SOON_DAYS))
        self.due_soon = self.today + timedelta(days=days)
        self._language = language()

    def of(self, state: str, deadline: date | None) -> tuple[str, str]:
        """The colour and the words for an item of that state and deadline."""
        if deadline and state in OPEN:
            return self.colour(deadline), days_left((deadline - self.today).days, self._language)
        if state in FULFILLED:
            return "blue", _("Fulfilled")
        return "grey" if state in ("draft", "terminated") else "green", str(STATES[state])

    def colour(self, deadline: date) -> str:
        """The light of something still open."""
        if deadline < self.today:
            return "red"
        return "yellow" if deadline <= self.due_soon else "green"


@lru_cache(maxsize=2048)
def days_left(days: int, language: str) -> str:
    """Say how far a deadline is; a negative number lies behind us. Kept by language, as every row of a list asks."""
    if days > 0:
        return ngettext("%(num)s day left", "%(num)s days left", days)
    return ngettext("%(num)s day overdue", "%(num)s days overdue", -days) if days else _("Due today")
