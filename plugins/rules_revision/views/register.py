"""The register for those who keep it: the list, and the same on paper (制度目录)."""

from typing import Any

from flask import render_template, request, url_for

from portal.clock import today
from portal.extensions import db
from portal.people.access import access, current_user
from portal.records.disclosure import SCOPES

from ..domains import domains
from ..filters import Filters
from ..register import key_of, read_register, whole_register
from ..rights import EDIT, READ
from ..taking_in import waiting
from ..terms import STATES, UPCOMING
from . import bp


@bp.get("/staff/")
@access(READ)
def register() -> str:
    """All rules, each with its newest version."""
    filters, url = Filters.from_address(request.args), url_for(".register")
    with db.engine.connect() as connection:
        page = read_register(connection, filters, current_user, today(), key_of(request.args.get("after")))
    return render_template(
        "rules_revision/staff/register.html",
        rows=page.rows,
        next={"next_url": f"{url}?{filters.address(after=page.after)}" if page.after else ""},
        waiting=len(waiting(current_user)) if current_user.may(EDIT) else 0,
        may_edit=current_user.may(EDIT),
        paper=f"{url_for('.paper_register')}?{filters.address()}",
        **_words(filters),
    )


@bp.get("/staff/paper")
@access(READ)
def paper_register() -> str:
    """The same rules with every column, to print and to file."""
    filters = Filters.from_address(request.args)
    with db.engine.connect() as connection:
        rows = whole_register(connection, filters, current_user, today())
    back = f"{url_for('.register')}?{filters.address()}"
    return render_template("rules_revision/staff/register_paper.html", rows=rows, back=back, **_words(filters))


def _words(filters: Filters) -> dict[str, Any]:
    return {"filters": filters, "states": STATES, "upcoming": UPCOMING, "scopes": SCOPES, "domains": domains()}
