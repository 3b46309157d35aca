"""The steps of an import: read, match, check, confirm. The request works on a small one, the worker on a large one.

There is one path for both: each step leaves its state and a job in one transaction, then `work_on()` does what the
state asks for. A request does so at once where the table is small; the job is then only there for a request that was
cut off. Whoever comes second finds the state changed and does nothing.
"""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import force_locale
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from ...errors import NotThere, PortalError
from ...items import Importer
from ...records.file_store import file_store
from ...records.writing import load, writing
from ..refusals import FileRefused
from ..sheets.reading import read_workbook
from . import parts
from .checking import Checked, Fixes, Progress, check_rows
from .confirming import apply_checked, changed_meanwhile
from .known import find_importer
from .matching import check_places, ignored, lacking, propose, refuse_side_by_side, remember
from .models import APPLYING, CHECKED, CHECKING, CHOOSING, DONE, DRAFT, FAILED, READING, StagedImport
from .staged import file_of, find_staged, forget_file, is_small, move, note, telling
from .tables import heads, keep_tables, tables_of, written_rows
from .unread import no_table

log = logging.getLogger(__name__)
Raw = dict[str, list[str]]


def work_on(import_id: int) -> None:
    """Do what the state of one's own import asks for, if anything. Not inside writing().

    What goes wrong is kept for the page, so that nothing waits for ever; an error of the code is raised all the same.
    """
    staged = find_staged(import_id)
    step: tuple[Callable[[StagedImport, Importer], None], str] | None = _STEPS.get(staged.state)
    if step is None:
        return
    work, back = step
    with force_locale(staged.language):
        try:
            work(staged, find_importer(staged.importer))
        except (FileRefused, NotThere) as error:
            _step_back(import_id, FAILED, error.message)
        except PortalError as error:
            _step_back(import_id, back, error.message)
        except Exception:
            _step_back(import_id, FAILED, _("This could not be worked on. Nothing was imported: tell the operator."))
            raise


def read_options(importer: Importer, raw: Raw) -> Any:
    """The form with the further answers, filled with what was typed; None where the importer asks for none."""
    if importer.options is None:
        return None
    return importer.options(formdata=MultiDict(_pairs(raw)) if raw else None, prefix="option-", meta={"csrf": False})


def _pairs(raw: Raw) -> list[tuple[str, str]]:
    return [(name, value) for name, values in raw.items() for value in values]


def options_of(importer: Importer, raw: Raw) -> Mapping[str, Any]:
    """The further answers as check() and apply() get them."""
    form = read_options(importer, raw)
    return {} if form is None else {name: value for name, value in form.data.items() if name != "csrf_token"}


def choose_sheet(import_id: int, sheet: int) -> None:
    """Take one of the tables that were found, and propose its columns. Raises NotThere."""

    def prepare(staged: StagedImport) -> bool:
        found = heads(staged)
        if not 0 <= sheet < len(found):
            raise NotThere
        proposal = propose(find_importer(staged.importer), found[sheet].headers)
        staged.sheet, staged.places, staged.row_count = sheet, proposal.places, found[sheet].row_count
        return True

    move(import_id, (CHOOSING, CHECKED), CHOOSING, prepare)


def match(import_id: int, places: dict[str, int], raw: Raw) -> bool:
    """Say which heading is which column, and check; returns whether the check is done.

    Raises MatchRefused.
    """
    staged = find_staged(import_id)
    importer, head = find_importer(staged.importer), heads(staged)[staged.sheet or 0]
    headers = head.headers
    check_places(importer, headers, places)
    refuse_side_by_side(importer, headers, {at for at, cell in enumerate(head.sample) if cell})
    remember(importer, headers, places)

    def prepare(staged: StagedImport) -> bool:
        staged.places = places
        parts.write_one(staged, "options", raw)
        return is_small(staged)

    return go_on(import_id, (CHOOSING, CHECKED), CHECKING, prepare)


def rematch(import_id: int) -> None:
    """Go back to the columns from the preview."""
    move(import_id, (CHECKED,), CHOOSING, lambda staged: True)


def mend(import_id: int, change: Callable[[Fixes], None]) -> bool:
    """Change cells, leave rows out or answer questions of the preview, and check again; returns whether it is done."""

    def prepare(staged: StagedImport) -> bool:
        fixes = fixes_of(staged)
        change(fixes)
        parts.write_one(staged, "fixes", fixes.kept())
        return is_small(staged)

    return go_on(import_id, (CHECKED,), CHECKING, prepare)


def confirm(import_id: int, digest: str) -> bool:
    """Import what the preview with this digest showed; returns whether it is done. Sent twice, it is done once."""
    staged = find_staged(import_id)
    if staged.state == CHECKED and staged.digest != digest:
        _step_back(import_id, CHECKED, changed_meanwhile())
        return True
    return go_on(import_id, (CHECKED,), APPLYING, is_small)


def fixes_of(staged: StagedImport) -> Fixes:
    """What was mended by hand so far."""
    return Fixes.read(parts.read_one(staged, "fixes", {}))


def go_on_by_itself(staged: StagedImport, importer: Importer) -> bool:
    """Whether nobody has to be asked about the columns: all are known, nothing is left over, no further answers."""
    found = heads(staged)
    if importer.options is not None or len(found) != 1:
        return False
    proposal, headers = propose(importer, found[0].headers), found[0].headers
    plain = not ignored(headers, proposal.places) and not proposal.twice
    return bool(proposal.places) and not lacking(importer, proposal.places) and (proposal.remembered or plain)


def go_on(import_id: int, before: tuple[str, ...], state: str, prepare: Callable[[StagedImport], bool]) -> bool:
    """Move an import on, and do its work at once where it is small; returns whether it was. Not inside writing()."""
    small = False

    def prepared(staged: StagedImport) -> bool:
        nonlocal small
        small = prepare(staged)
        return small

    if move(import_id, before, state, prepared) and small:
        work_on(import_id)
    return small


def _read(staged: StagedImport, importer: Importer) -> None:
    number = staged.id
    book = read_workbook(file_store().path(file_of(staged)), staged.name)
    tables = tables_of(book, importer)
    if not tables:
        _step_back(number, FAILED, no_table(book, importer))
        return

    def prepare(staged: StagedImport) -> bool:
        keep_tables(staged, tables)
        forget_file(staged)
        return True

    if not move(number, (READING,), CHOOSING, prepare):
        return
    if len(tables) == 1:
        choose_sheet(number, 0)
        staged = find_staged(number)
        if go_on_by_itself(staged, importer):
            match(number, staged.places, {})


def _check(staged: StagedImport, importer: Importer) -> None:
    keep_checked(staged.id, check(staged, importer, telling(staged.id)), "")


def check(staged: StagedImport, importer: Importer, progress: Progress | None = None) -> Checked:
    """Check all rows as they are now, mended by hand."""
    fixes, raw, written = fixes_of(staged), parts.read_one(staged, "options", {}), written_rows(staged)
    return check_rows(importer, written, fixes, options_of(importer, raw), progress)


def keep_checked(import_id: int, checked: Checked, sentence: str) -> None:
    """Keep what a check came to for the preview, with a sentence above it. Not inside writing()."""

    def prepare(staged: StagedImport) -> bool:
        parts.write_list(staged, "outcome", [vars(row) for row in checked.rows])
        parts.write_one(staged, "notices", [vars(notice) for notice in checked.preview.notices])
        staged.statuses, staged.digest, staged.row_count = checked.statuses, checked.digest, len(checked.rows)
        note(staged, sentence)
        return True

    move(import_id, (CHECKING, APPLYING), CHECKED, prepare)


def _apply(staged: StagedImport, importer: Importer) -> None:
    number, digest, raw = staged.id, staged.digest, parts.read_one(staged, "options", {})
    options = options_of(importer, raw)
    if different := apply_checked(number, importer, options, digest, lambda: check(find_staged(number), importer)):
        keep_checked(number, different, changed_meanwhile())


def _step_back(import_id: int, state: str, sentence: str) -> None:
    """Leave a sentence for the person, and let the import wait for what that person does next."""
    with writing():
        staged = load(StagedImport, import_id)
        if staged.state == DONE:
            return
        staged.state = DRAFT if staged.is_grid and state == CHOOSING else state
        note(staged, sentence)
        if state == FAILED:
            forget_file(staged)


_STEPS = {READING: (_read, FAILED), CHECKING: (_check, CHOOSING), APPLYING: (_apply, CHECKED)}
