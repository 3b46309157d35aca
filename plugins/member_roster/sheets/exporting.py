"""The roster of a day in a form of the office, as a file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from portal.errors import PortalError
from portal.extensions import db
from portal.items import Change, SignedIn
from portal.office.sheets.writing import Book, Page, write_csv, write_xlsx
from portal.records.masking import mask
from portal.records.sealed_fields import ReasonMissing, read_sealed_list
from portal.records.writing import record, writing

from ..facts.bulk import parts
from ..facts.reading import Wanted, day_within, find_term, members_on, offices_on
from ..models import Member, Standing, Term
from ..permissions import READ
from .forms_of_lists import CELLS, FORMS, ListForm
from .offices import WORDS
from .options import TermMissing
from .titles import LISTS

COMMAND_LINE = SignedIn(0, "command line", "", 0, frozenset({READ}), frozenset())
OFFICE_WORDS = {code: word for word, code in WORDS.items() if word != "常委"}


class WrongKind(PortalError):
    """The end of the file's name says no kind that is written."""

    status = 422


@dataclass(frozen=True)
class Listed:
    """A member in a list."""

    number: int
    member: Member
    standing: Standing
    titles: dict[str, dict[int, str]]
    offices: list[str]
    phone: str


def roster_page(user: SignedIn, term: Term, day: date, wanted: Wanted, form: ListForm) -> Page:
    """The members of a day as a sheet; telephone numbers are masked."""
    return _page(term, day, form, _lines(user, term, day, wanted, form, False))


def contact_page(user: SignedIn, term: Term, day: date, wanted: Wanted, reason: str) -> Page:
    """The contact list with whole numbers; of each member the audit says who looked and why. Raises ReasonMissing."""
    if not reason.strip():
        raise ReasonMissing(_("Say why you need to see it: the reason is kept in the audit list."))
    with writing():
        lines = list(_lines(user, term, day, wanted, FORMS["contacts"], True))
        page = _page(term, day, FORMS["contacts"], lines)
        for line in lines:
            if line.phone:
                record(Change(line.member, "revealed", reason=reason, fields=("phone",)))
    return page


def write_roster(file: Path, day: date, order: str) -> int:
    """Write the roster of a day; returns how many members. Raises TermMissing, WrongKind."""
    kind = file.suffix.lower()
    if kind not in (".xlsx", ".csv"):
        raise WrongKind(_("Give the file a name that ends with .xlsx or .csv."))
    term = find_term(COMMAND_LINE, day)
    if term is None:
        raise TermMissing(_("No term has been entered yet. Enter it on the page “Terms and seats” first."))
    page = roster_page(COMMAND_LINE, term, day_within(term, day), Wanted(), FORMS[order])
    file.write_bytes(write_xlsx(Book((page,))) if kind == ".xlsx" else write_csv(page))
    return len(list(page.rows))


def _page(term: Term, day: date, form: ListForm, lines: Iterable[Listed]) -> Page:
    rows = [[CELLS[column.key](line) for column in form.columns] for line in lines]
    told = f"截至{day.year}年{day.month}月{day.day}日，共{len(rows)}人。"
    return Page(form.title, form.columns, rows, f"{term.title}{form.title}", notes=(told,), upright=form.upright)


def _lines(user: SignedIn, term: Term, day: date, wanted: Wanted, form: ListForm, whole: bool) -> Iterator[Listed]:
    query = members_on(user, term, day, wanted).join(LISTS["sector_id"], Standing.sector_id == LISTS["sector_id"].id)
    titles = {name: dict(db.session.execute(select(it.id, it.title)).all()) for name, it in LISTS.items()}
    number = 0
    for part in parts(db.session.execute(query.order_by(None).order_by(*form.order)).all()):
        offices = offices_on([it.Standing.membership_id for it in part], day)
        phones = _phones([it.Member for it in part], whole) if form.contact else [""] * len(part)
        for row, phone in zip(part, phones, strict=True):
            number += 1
            held = [OFFICE_WORDS[it] for it in offices.get(row.Standing.membership_id, ())]
            yield Listed(number, row.Member, row.Standing, titles, held, phone)


def _phones(members: list[Any], whole: bool) -> list[str]:
    found = read_sealed_list(members, "phone")
    return [(it or "") if whole else mask(it or "") for it in found]
