"""Spreadsheets to take away: as offices draw them, and without anything that becomes a formula or a link."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .columns import Column
from .workbook import Value


@dataclass(frozen=True)
class Page:
    """One sheet: rows hold their values in the order of the columns; `total` is a row below them.

    `rows` may be a generator: it is asked once, row by row.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Value]]
    title: str = ""
    total: Sequence[Value] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Book:
    """The pages of one file."""

    pages: tuple[Page, ...]


def write_xlsx(book: Book) -> bytes:
    """The file: titles merged across, values of group columns merged, print set up for A4 across."""
    raise NotImplementedError


def write_csv(page: Page, encoding: str = "utf-8-sig") -> bytes:
    """Headings and rows only; `encoding` is "utf-8-sig", as WPS and Excel want it, or "gb18030"."""
    raise NotImplementedError


def write_template(name: str, columns: Sequence[Column]) -> bytes:
    """An empty table to fill in, with hints and lists of choices; the example stands on a second sheet."""
    raise NotImplementedError
