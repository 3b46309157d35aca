"""The book of rules as the office makes it: which rules of a day go in, in which order, as one Word file."""

from datetime import date

from flask import Response, render_template, request

from portal.clock import today
from portal.people.access import access, current_user
from portal.records.disclosure import SCOPES

from ..collecting import MOST, choose, offered
from ..filing import collection_word
from ..filters import Filters
from ..rights import READ
from ..terms import ORDERS
from . import bp
from .rule_files import book_file
from .ticked import ticked


@bp.get("/staff/collection")
@access(READ)
def choose_collection() -> str:
    """The rules in force on a day, all of them ticked."""
    day, order = _asked()
    versions = offered(current_user, day, order)
    return render_template(
        "rules_revision/staff/collection.html",
        versions=versions,
        day=day,
        order=order,
        orders=ORDERS,
        most=MOST,
        scopes=SCOPES,
    )


@bp.get("/staff/collection.docx")
@access(READ)
def chosen_collection_file() -> Response:
    """The rules that were ticked in one book with its contents; all of the day where the address names none."""
    day, order = _asked()
    versions = offered(current_user, day, order)
    if "chosen" in request.args:
        versions = choose(versions, ticked(request.args.getlist("version")))
    return book_file(collection_word(versions), day)


def _asked() -> tuple[date, str]:
    """The day and the order of the address. Raises NotThere for a day that cannot be."""
    order = request.args.get("order", "")
    return Filters.from_address(request.args).on or today(), order if order in ORDERS else "kind"
