"""The forms in which the office has its lists of members: what stands in each column, and in which order."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from flask_babel import lazy_gettext as _l

from portal.office.sheets.columns import Column

from ..facts.names import spaced_name, surname_strokes
from ..models import Member, Membership, Sector
from . import columns as known

Line = Any  # a row of exporting.Listed
NUMBER = Column("number", "序号", kind="whole", width=6)
HEAD_OF_SECTOR = replace(known.SECTOR, group=True)
STROKES = Column("strokes", "姓氏笔画", group=True)
LETTER = Column("letter", "首字母", group=True)
NAME = replace(known.NAME, aliases=())
PERSON = (NAME, known.GENDER, known.ETHNICITY, known.BORN, known.EDUCATION, known.PARTY)
REST = (known.POST, known.TOWNSHIP, known.GROUP, known.OFFICE)
LATER = (known.SECTOR, *REST)
PHONE = Column("phone", "电话", private=True, width=16)
SEAT = (Column("seat_row", "排", width=8), Column("seat", "座号", width=8))
FEW_COLUMNS = 8

BY_SECTOR = (Sector.position, Sector.id, Member.strokes_key, Membership.id)
BY_STROKES = (Member.strokes_key, Membership.id)
BY_PINYIN = (Membership.sort_key, Membership.id)


@dataclass(frozen=True)
class ListForm:
    """One form: its name for people, the title in the file, columns and order. `contact`: it has telephone numbers.

    `upright`: it is narrow enough for a sheet of paper that stands.
    """

    words: Any
    title: str
    columns: tuple[Column, ...]
    order: tuple[Any, ...]
    contact: bool = False
    upright: bool = False


def _form(words: Any, title: str, order: tuple[Any, ...], *columns: Column) -> ListForm:
    return ListForm(words, title, columns, order, PHONE in columns, len(columns) < FEW_COLUMNS)


FORMS = {
    "sector": _form(_l("Roster by sector"), "委员名单（按界别）", BY_SECTOR, HEAD_OF_SECTOR, NUMBER, *PERSON, *REST),
    "strokes": _form(
        _l("Roster by surname strokes"),
        "委员名单（按姓氏笔画）",
        BY_STROKES,
        STROKES,
        NUMBER,
        *PERSON,
        known.SECTOR,
        *REST,
    ),
    "pinyin": _form(
        _l("Roster by pinyin"), "委员名单（按拼音）", BY_PINYIN, LETTER, NUMBER, *PERSON, known.SECTOR, *REST
    ),
    "seating": _form(_l("Seating list"), "委员座次表", BY_STROKES, NUMBER, NAME, known.SECTOR, known.GROUP, *SEAT),
    "contacts": _form(
        _l("Contact list"), "委员通讯录", BY_STROKES, NUMBER, NAME, known.SECTOR, known.POST, known.TOWNSHIP, PHONE
    ),
}

CELLS: dict[str, Callable[[Line], Any]] = {
    "number": lambda it: it.number,
    "name": lambda it: spaced_name(it.standing.name),
    "sector_id": lambda it: it.titles["sector_id"].get(it.standing.sector_id),
    "strokes": lambda it: strokes_of(it.standing.name),
    "letter": lambda it: it.member.pinyin_key[:1].upper(),
    "born": lambda it: it.member.born,
    "gender": lambda it: it.member.gender,
    "ethnicity": lambda it: it.member.ethnicity,
    "education": lambda it: it.member.education,
    "party": lambda it: it.standing.party,
    "post": lambda it: it.standing.post,
    "township_id": lambda it: it.titles["township_id"].get(it.standing.township_id),
    "group_id": lambda it: it.titles["group_id"].get(it.standing.group_id),
    "office": lambda it: "、".join(it.offices),
    "phone": lambda it: it.phone,
    "seat_row": lambda it: None,
    "seat": lambda it: None,
}


def strokes_of(name: str) -> str:
    """The heading under which a name stands: 四画."""
    count = surname_strokes(name)
    return f"{count}画" if count else "笔画不详"
