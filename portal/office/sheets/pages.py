"""What a file to take away consists of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .columns import Column


@dataclass(frozen=True)
class Page:
    """One sheet: rows hold their values in the order of the columns; `total` is a row below them.

    A sheet is printed across, or `upright` where it is narrow.
    `rows` may be a generator: it is asked once, row by row. Values are what parse_cell() gives, and what a sheet holds.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[object]]
    title: str = ""
    total: Sequence[object] = ()
    notes: tuple[str, ...] = ()
    upright: bool = False


@dataclass(frozen=True)
class Book:
    """The pages of one file."""

    pages: tuple[Page, ...]
