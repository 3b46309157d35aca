"""The values of a form as a template takes them: text that every Word file can bear, and whole numbers."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from ...items import RowGroup, WordForm
from ..filling.known import Value, Values

Cell = str | int | date | None
Given = Mapping[str, Cell | Sequence[Mapping[str, Cell]]]
NOT_IN_XML = re.compile(r"[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MOST_ROWS = 2_000


def plain(form: WordForm, values: Given) -> Values:
    """Dates as 2026年3月5日, text without control signs. Raises ValueError for missing or unknown names, TypeError."""
    _check_names([*(it.name for it in form.fields), *(it.name for it in form.rows)], values)
    single = {field.name: _cell(values[field.name]) for field in form.fields}
    return single | {group.name: _rows(group, values[group.name]) for group in form.rows}


def examples(form: WordForm) -> Given:
    """The values that the form itself gives as an example."""
    single: dict[str, Cell] = {field.name: field.example for field in form.fields}
    lists = {group.name: [_example(group, row) for row in group.examples] for group in form.rows}
    return {**single, **lists}


def _example(group: RowGroup, row: tuple[str | int | date, ...]) -> dict[str, Cell]:
    return {column.name: value for column, value in zip(group.columns, row, strict=True)}


def _rows(group: RowGroup, rows: object) -> list[dict[str, Value]]:
    if not isinstance(rows, Sequence) or isinstance(rows, str):
        raise TypeError(f"{group.name} is a list of rows")
    if len(rows) > MOST_ROWS:
        raise ValueError(f"{group.name} has more than {MOST_ROWS} rows")
    names = [column.name for column in group.columns]
    for row in rows:
        _check_names(names, row)
    return [{name: _cell(row[name]) for name in names} for row in rows]


def _check_names(names: list[str], given: Mapping[str, object]) -> None:
    if wrong := set(names) ^ set(given):
        raise ValueError(f"missing or unknown: {', '.join(sorted(wrong))}")


def _cell(value: object) -> Value:
    if value is None:
        return ""
    if isinstance(value, str):
        return NOT_IN_XML.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, date) and not isinstance(value, datetime):
        return f"{value.year}年{value.month}月{value.day}日"
    raise TypeError(f"a form shows text, whole numbers and dates, not {type(value).__name__}")
