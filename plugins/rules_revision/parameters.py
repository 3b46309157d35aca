"""What is read out of a rule, in words: amounts, terms."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from .engine.amounts import write_amount
from .engine.bands import Band
from .engine.parameters import Parameter
from .engine.periods import Period
from .engine.said import Said

_UNITS = {"workday": _l("working days"), "day": _l("days"), "month": _l("months"), "year": _l("years")}


def band_words(band: Band) -> str:
    """The amounts of a band in words."""
    return amounts_in_words(band.first, band.last)


def amounts_in_words(first: int, last: int | None) -> str:
    """From the first to the last cent: a bound that leaves its number out is one cent beside it."""
    low = _("over %(amount)s", amount=write_amount(first - 1)) if first % 100 == 1 else _from(first)
    if last is None:
        return low or _("every amount")
    high = _("below %(amount)s", amount=write_amount(last + 1)) if last % 100 == 99 else _up_to(last)
    return _("%(low)s, %(high)s", low=low, high=high) if low else high


def of_band(said: Said, band: Band, name: str) -> Parameter:
    """Who decides on the amounts of a band."""
    told = {"amounts": band_words(band), "who": band.who}
    value = _("%(amounts)s: %(who)s", **told)
    return Parameter(name, value, said.node, said.place, band.first if band.last is None else band.last, "cents")


def of_period(said: Said, period: Period, name: str) -> Parameter:
    """A term."""
    value = f"{period.number} {_UNITS[period.unit]}"
    return Parameter(name, value, said.node, said.place, period.number, period.unit)


def _from(first: int) -> str:
    return _("from %(amount)s", amount=write_amount(first)) if first else ""


def _up_to(last: int) -> str:
    return _("up to %(amount)s", amount=write_amount(last))
