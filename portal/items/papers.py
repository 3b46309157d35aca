"""What comes in and goes out as a document: forms in Word, tables to import."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class FormField:
    """What a Word template may show: `name` is typed into it, in Chinese; `example` is shown in the preview.

    The columns of a RowGroup take their examples from its rows.
    """

    name: str
    title: str
    example: str | int | date = ""


@dataclass(frozen=True)
class RowGroup:
    """A list whose rows a Word template repeats; each of `examples` is one row, in the order of the columns."""

    name: str
    title: str
    columns: tuple[FormField, ...]
    examples: tuple[tuple[str | int | date, ...], ...]


@dataclass(frozen=True)
class WordForm:
    """A form on paper: the office may replace its Word template by one of its own.

    `name` is "<plugin>.<form>"; `template` is the .docx that comes with the plugin.
    """

    name: str
    title: str
    template: Path
    fields: tuple[FormField, ...]
    rows: tuple[RowGroup, ...] = ()


@dataclass(frozen=True)
class Importer:
    """A table of rows that a plugin takes in, from a file or typed into a grid.

    `name` is "<plugin>.<what>"; `columns` are Columns of portal.office.sheets. `check(rows, options)` reads and says
    what each row would do (a Preview of portal.office.importing); `apply(preview, options)` does it, inside writing().
    `options` is a class of WTForms with further answers, `label` the key of the column that names a row, else the
    first; `back` returns the address of the list that the rows are for.
    """

    name: str
    title: str
    permission: str
    columns: tuple[Any, ...]
    check: Callable[..., Any]
    apply: Callable[..., Any]
    options: Any = None
    hint: str = ""
    label: str = ""
    back: Callable[[], str] | None = None

    @property
    def asked(self) -> tuple[Any, ...]:
        """The columns that templates and the grid ask for."""
        return tuple(it for it in self.columns if not it.only_read)
