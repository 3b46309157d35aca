"""What a person finds after signing in: the desk, the to-do list, the notices."""

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from ..people.access import access, current_user
from ..people.forms import EmptyForm
from ..records import notices as told
from ..records.notices import Notice
from . import todo as lists
from .editions import in_this_edition
from .navigation import widgets_for
from .paging import read_page
from .views import bp


@bp.get("/portal/desk")
@access("portal.account")
def desk() -> str:
    """The first page after signing in: what the modules have for this person."""
    return render_template("desk/desk.html", widgets=widgets_for(current_user))


@bp.get("/portal/todo")
@access("portal.account")
def todo() -> str:
    """What waits, in all modules, by deadline; narrowed by module, by whose turn it is, by deadline."""
    found = lists.todo_list(current_user)
    wanted = (request.args.get(name, "") for name in ("module", "turn", "due"))
    return render_template("desk/todo.html", found=found, parts=lists.parts(found.narrowed(*wanted)), lists=lists)


@bp.get("/portal/notices")
@access("portal.account")
def notices() -> str:
    """One's own notices: those not read yet, or those read."""
    read = request.args.get("show") == "read"
    page = read_page(told.notices_of(current_user.id, unread=not read), Notice.id, newest_first=True)
    return render_template("desk/notices.html", page=page, read=read, form=EmptyForm(), address=in_this_edition)


@bp.post("/portal/notices/<int:notice_id>")
@access("portal.account")
def read_notice(notice_id: int) -> Response:
    """Note that a notice was read and go where it leads, or back to the others."""
    url = told.read_one(current_user.id, notice_id)
    return redirect(in_this_edition(url) if "open" in request.form else url_for(".notices"))


@bp.post("/portal/notices/read")
@access("portal.account")
def read_notices() -> Response:
    """Note that all notices were read, up to the newest on the page."""
    told.read_all(current_user.id, min(request.form.get("newest", 0, type=int), 2**63 - 1))
    return redirect(url_for(".notices"))
