"""The empty table that people fill in."""

from collections.abc import Sequence

import xlsxwriter
from flask_babel import gettext as _
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from .columns import EXAMPLE_SHEET, Column
from .drawing import Drawn, Styles, sheet_name, width_of
from .pages import Page

ROWS = 5_000  # that have lists to choose from
LONGEST_LIST = 250  # characters that a list holds in itself; a longer one stands on a sheet of its own
CHOICES_SHEET = "选项"
TYPED = ("text", "long_text", "name", "month", "phone")  # or 1975.10 becomes 1975.1
FIXED = {"gender": ("男", "女"), "yes_no": ("是", "否")}


def draw_template(book: xlsxwriter.Workbook, styles: Styles, name: str, columns: Sequence[Column]) -> None:
    """A sheet with headings only, and one with the example, which find_table() passes over."""
    sheet = book.add_worksheet(sheet_name(name))
    for place, column in enumerate(columns):
        sheet.write_string(0, place, f"{column.title}*" if column.required else column.title, styles.heading)
        typed = styles.typed if column.kind in TYPED else None
        sheet.set_column(place, place, column.width or max(12, width_of(column.title) + 4), typed)
        if hint := _hint(column):
            sheet.write_comment(0, place, hint, {"x_scale": 2})
    sheet.freeze_panes(1, 0)
    Drawn(book, styles, Page(EXAMPLE_SHEET, tuple(columns), [[column.example for column in columns]])).draw()
    _add_choices(book, sheet, columns)


def _hint(column: Column) -> str:
    needed = _("Must be filled in.") if column.required else ""
    return "\n".join(part for part in (column.hint, needed) if part)


def _add_choices(book: xlsxwriter.Workbook, sheet: Worksheet, columns: Sequence[Column]) -> None:
    long: list[tuple[int, Sequence[str]]] = []
    for place, column in enumerate(columns):
        choices = FIXED.get(column.kind, column.choices)
        if len(",".join(choices)) > LONGEST_LIST or any("," in choice for choice in choices):
            long.append((place, choices))
        elif choices:
            sheet.data_validation(1, place, ROWS, place, {"validate": "list", "source": list(choices)})
    if long:
        _add_long_choices(book.add_worksheet(CHOICES_SHEET), sheet, long)


def _add_long_choices(lists: Worksheet, sheet: Worksheet, long: Sequence[tuple[int, Sequence[str]]]) -> None:
    lists.hide()
    for at, (place, choices) in enumerate(long):
        for row, choice in enumerate(choices):
            lists.write_string(row, at, choice)
        source = f"='{CHOICES_SHEET}'!{xl_range_abs(0, at, len(choices) - 1, at)}"
        sheet.data_validation(1, place, ROWS, place, {"validate": "list", "source": source})
