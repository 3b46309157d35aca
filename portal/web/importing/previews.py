"""What the preview of an import shows: rows by what becomes of them, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from flask import request, url_for

from ...items import Importer
from ...office.importing import parts
from ...office.importing.checking import RowShown, counts_of
from ...office.importing.known import column_of, label_of
from ...office.importing.models import StagedImport
from ...office.importing.rows import nearest
from ...office.importing.steps import fixes_of
from ...office.importing.tables import Written, as_text, written_at
from ...office.importing.wording import column_title, said_of, shown
from ...office.sheets.columns import Column

SIZE = 50
TABS = ("wrong", "changed", "new", "skipped", "unchanged", "all")


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a row. `field` names the input in which it is mended, empty where there is none."""

    title: str
    text: str
    written: str = ""
    field: str = ""
    choices: tuple[str, ...] = ()
    proposed: str = ""


@dataclass(frozen=True)
class Line:
    """A row of the preview; `values` are (title, value) pairs, `changes` (title, old, new)."""

    number: int
    label: str
    status: str
    messages: list[str]
    faults: list[Fault]
    changes: list[tuple[str, str, str]]
    values: list[tuple[str, str]]
    ask: list[tuple[str, str]]
    answer: str = ""


@dataclass(frozen=True)
class PreviewPage:
    """One tab of the preview."""

    tab: str
    counts: dict[str, int]
    lines: list[Line]
    notices: list[dict[str, object]]
    next_url: str = ""
    previous_url: str = ""
    more: str = ""
    tabs: list[tuple[str, int]] = field(default_factory=list)

    @property
    def ready(self) -> bool:
        """Whether it can be confirmed."""
        return not self.counts["wrong"] and not any(it["wrong"] for it in self.notices)


def preview_page(staged: StagedImport, importer: Importer) -> PreviewPage:
    """The tab and page that the address asks for; at first what is wrong, else what changes."""
    counts = counts_of(staged.statuses)
    tabs = [(tab, len(staged.statuses) if tab == "all" else counts[tab]) for tab in TABS]
    tabs = [(tab, count) for tab, count in tabs if count]
    known = [tab for tab, count in tabs]
    asked = request.args.get("tab", "")
    tab = asked if asked in known else known[0] if known else "all"
    places = places_of(staged.statuses, tab)
    start = max(request.args.get("page", 1, type=int) - 1, 0) * SIZE
    return PreviewPage(
        tab,
        counts,
        lines_at(staged, importer, places[start : start + SIZE]),
        parts.read_one(staged, "notices", []),
        next_url=_beside(staged, tab, start // SIZE + 2) if start + SIZE < len(places) else "",
        previous_url=_beside(staged, tab, start // SIZE) if start else "",
        tabs=tabs,
    )


def places_of(statuses: str, tab: str) -> Sequence[int]:
    """Where the rows of a tab stand."""
    return [place for place, letter in enumerate(statuses) if tab == "all" or letter == tab[0]]


def lines_at(staged: StagedImport, importer: Importer, places: Sequence[int]) -> list[Line]:
    """The rows at some places, with all that is shown of them."""
    fixes, outcomes = fixes_of(staged), parts.read_some(staged, "outcome", places)
    written = written_at(staged, places)
    return [
        _line(staged, importer, fixes.apply(row), RowShown(**outcome), fixes.answers.get(row.number, ""))
        for row, outcome in zip(written, outcomes, strict=True)
    ]


def _line(staged: StagedImport, importer: Importer, row: Written, outcome: RowShown, answer: str) -> Line:
    places = staged.places
    titles = {it.key: (it, as_text(row.cells[it.key])) for it in importer.columns if it.key in row.cells}
    label = titles.get(label_of(importer))
    return Line(
        outcome.number,
        shown(*label) if label else "",
        outcome.status,
        [said_of(importer, places, message) for message in outcome.messages],
        _faults(importer, places, row, outcome) if outcome.status == "wrong" else [],
        [_change(importer, change) for change in outcome.changes],
        [(str(column.title), shown(column, text)) for column, text in titles.values() if text],
        [(value, words) for value, words in outcome.ask],
        answer,
    )


def _faults(importer: Importer, places: dict[str, int], row: Written, outcome: RowShown) -> list[Fault]:
    faults, seen = [], set()
    for key, text, suggestion in outcome.messages:
        column = column_of(importer, key) if key in row.cells and key not in seen else None
        seen.add(key)
        said = said_of(importer, {}, ["", text, suggestion])
        if column is None:
            faults.append(Fault(column_title(importer, places, key), said))
        else:
            title, written = column_title(importer, places, key), as_text(row.cells[key])
            proposed = _proposed(column, written, suggestion)
            faults.append(Fault(title, said, written, f"cell-{row.number}-{key}", column.choices, proposed))
    return faults


def _proposed(column: Column, written: str, suggestion: str) -> str:
    """What stands in the input: of choices the nearest, else what was written."""
    if not column.choices:
        return written
    return suggestion if suggestion in column.choices else nearest(written, column.choices)


def _change(importer: Importer, change: Sequence[str]) -> tuple[str, str, str]:
    key, old, new = change
    column = column_of(importer, key)
    return (str(column.title) if column else key), shown(column, old), shown(column, new)


def _beside(staged: StagedImport, tab: str, page: int) -> str:
    return url_for(".staged", import_id=staged.id, tab=tab, page=page)
