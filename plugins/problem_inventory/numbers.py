"""The numbers of items as documents write them, 整改〔2026〕1号, by a pattern that the office may change."""

from flask_babel import lazy_gettext as _l

from portal.clock import today
from portal.items import Setting
from portal.records.numbering import check_pattern, take_number
from portal.records.settings import read_setting

NUMBERS = "problem_inventory.item"
SETTING = Setting(
    "number_pattern",
    _l("Number of an item"),
    default="整改〔{year}〕{number}号",
    hint=_l("{year} is the year, {number} counts from 1 in each year, {number:03} writes 001."),
    check=check_pattern,
)


def next_number() -> str:
    """The next number of this year, without a gap. Call it inside writing() only."""
    pattern = read_setting("problem_inventory", SETTING.key, SETTING.default)
    return take_number(NUMBERS, pattern, today().year)
