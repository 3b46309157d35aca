"""Drafts before their readers: the list, one draft by clause, the comparison, what became of the comments."""

from pathlib import Path
from typing import Any

from flask import Response, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.clock import today
from portal.errors import NotThere
from portal.web.editions import language
from portal.web.file_pages import made_file
from portal.web.receipt_picture import receipt_picture

from ...consulting.announcing import days_left
from ...consulting.ends import ends_of
from ...consulting.receiving import Receipt
from ...consulting.sheets import report_sheet
from ...consulting.showing import (
    changed_clauses,
    compared,
    counted_by_clause,
    find_announced,
    find_report,
    has_report,
    listed,
    readable_old,
    released,
)
from ...consulting.terms import OUTCOMES, WHOLE
from ...outline import sheet_of
from ...reader import Reader

FORMS = Path(__file__).parents[2] / "receipt_forms"
FOLDER = "rules_revision/consultations"


def consultations(reader: Reader) -> str:
    """All drafts that this reader may comment on or could."""
    return page("list", reader, rows=listed(reader.user), today=today(), days_left=days_left)


def consultation(reader: Reader, consultation_id: int) -> str:
    """One draft: why, until when, clause by clause, and what others said."""
    found = find_announced(consultation_id, reader.user)
    old, said = readable_old(found, reader.user), released(found)
    return page(
        "consultation", reader, consultation=found, old=old, sheet=sheet_of(found.tree),
        changed=changed_clauses(found, old), comments=said, counted=counted_by_clause(said), whole=WHOLE,
        is_open=found.takes_comments(today()), days_left=days_left(found), today=today(),
        has_report=has_report(found, reader.user), ends=ends_of(found) if found.first_closes_on else [],
    )  # fmt: skip


def comparison(reader: Reader, consultation_id: int) -> str:
    """The draft beside the rule in force. Raises NotThere where there is none, or it is not for this reader."""
    found = find_announced(consultation_id, reader.user)
    old = readable_old(found, reader.user)
    if old is None:
        raise NotThere
    everything = bool(request.args.get("all"))
    rows = compared(found, old, everything)
    return page("comparison", reader, consultation=found, old=old, rows=rows, everything=everything)


def results(reader: Reader, consultation_id: int) -> str:
    """What became of the comments."""
    report = find_report(consultation_id, reader.user)
    return page("results", reader, report=report, consultation=report.consultation, outcomes=OUTCOMES)


def results_sheet(reader: Reader, consultation_id: int) -> Response:
    """The same as a spreadsheet."""
    report = find_report(consultation_id, reader.user)
    return made_file(report_sheet(report), f"《{report.consultation.title}》意见采纳情况.xlsx")


def page(name: str, reader: Reader, **context: Any) -> str:
    """One of the pages in the reader's layout."""
    return render_template(f"{FOLDER}/{name}.html", reader=reader, layout=reader.layout, **context)


def private(answer: ResponseReturnValue) -> Response:
    """A page that nobody keeps and whose address no other site learns."""
    response = make_response(answer)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def own_address(given: Receipt) -> str:
    """What the QR code of a receipt opens: the code stands behind "#", which browsers never send."""
    return f"{url_for('rules_revision.look_up_comment', _external=True)}#{given.codes.long_code}"


def picture_of(given: Receipt) -> str:
    """The receipt as a picture to save, in the language of the page."""
    form = FORMS / f"{language()}.png"
    return receipt_picture(form, given.number, given.codes.query_code, own_address(given))
