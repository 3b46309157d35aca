"""What a person mends in the preview: cells, rows left out, answers to a question."""

from collections.abc import Callable

from werkzeug.datastructures import MultiDict

from ...items import Importer
from ...office.importing import parts
from ...office.importing.checking import Fixes
from ...office.importing.models import StagedImport
from ...office.importing.tables import Written, as_text, written_rows
from ...office.importing.wording import said_of
from ...records.texts import tidy

Change = Callable[[Fixes], None]


def read_mended(staged: StagedImport, importer: Importer, form: MultiDict[str, str]) -> Change:
    """The change that the form of the preview asks for; of each row only what is different counts."""
    asked = set(form.getlist("row", type=int))
    reasons = _reasons(staged, importer)
    rows = [row for row in written_rows(staged) if row.number in asked]

    def change(fixes: Fixes) -> None:
        for row in rows:
            _mend_row(fixes, importer, row, form)
            if f"skip-{row.number}" in form:
                fixes.skipped.setdefault(row.number, reasons.get(row.number, ""))
            else:
                fixes.skipped.pop(row.number, None)
            if answer := form.get(f"answer-{row.number}"):
                fixes.answers[row.number] = answer

    return change


def skip_all_wrong(staged: StagedImport, importer: Importer) -> Change:
    """Leave out every row that is wrong."""
    reasons = _reasons(staged, importer)
    return lambda fixes: fixes.skipped.update(reasons)


def _mend_row(fixes: Fixes, importer: Importer, row: Written, form: MultiDict[str, str]) -> None:
    present = fixes.apply(row)
    for column in importer.columns:
        text = form.get(f"cell-{row.number}-{column.key}")
        if text is not None and column.key in row.cells and tidy(text) != as_text(present.cells[column.key]):
            fixes.cells.setdefault(row.number, {})[column.key] = tidy(text)


def _reasons(staged: StagedImport, importer: Importer) -> dict[int, str]:
    """What is wrong with each wrong row, in one line."""
    return {
        row["number"]: " ".join(said_of(importer, staged.places, message) for message in row["messages"])
        for row in parts.read_list(staged, "outcome")
        if row["status"] == "wrong"
    }
