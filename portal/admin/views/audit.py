"""What happened, newest first."""

from datetime import date

from flask import render_template, request

from ...people.access import access
from ...records.models import AuditEntry
from ...web.paging import read_page
from .. import audit_list
from . import bp


@bp.get("/audit")
@access("portal.audit")
def audit() -> str:
    """The audit list, filtered by person, kind and day."""
    who, kind = request.args.get("who", "").strip(), request.args.get("kind", "")
    found = audit_list.query(who, kind, _day("from"), _day("to"))
    page = read_page(found, AuditEntry.id, newest_first=True)
    return render_template(
        "admin/audit.html", page=page, lines=audit_list.in_words(page.rows), kinds=audit_list.kinds()
    )


def _day(name: str) -> date | None:
    return request.args.get(name, type=date.fromisoformat)
