"""What staff enter about a published item: progress, and requests for a later deadline."""

from flask import redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from portal.clock import today
from portal.people.access import access, current_user
from portal.web.errors import Answer
from portal.web.forms import answer_form
from portal.web.moves import MovePage

from ..extending import EXTENSION, ExtensionRefused, decide, request_extension
from ..forms.work import ExtensionForm, ProgressForm
from ..models.published import READ
from ..permissions import EDIT
from ..progress import enter
from ..reading import find_extension, find_item
from . import bp


@bp.route("/staff/items/<int:item_id>/progress", methods=["GET", "POST"])
@access(EDIT)
def progress(item_id: int) -> Answer | Response:
    """Enter what was done."""
    item, back = find_item(item_id, current_user), url_for(".staff_item", item_id=item_id)
    form = ProgressForm(version=item.version, happened_on=today())
    form.offer(item)

    def save() -> str:
        enter(item_id, form.version.data, form.done(), back)
        return back

    return answer_form("problem_inventory/staff/progress.html", form, save, item=item)


@bp.route("/staff/items/<int:item_id>/extension", methods=["GET", "POST"])
@access(EDIT)
def extension(item_id: int) -> Answer | Response:
    """Ask for a later deadline."""
    item, back = find_item(item_id, current_user), url_for(".staff_item", item_id=item_id)
    done = sum(measure.done_on is not None for measure in item.measures)
    so_far = _("Measures done: %(done)s of %(all)s.", done=done, all=len(item.measures))
    form = ExtensionForm(version=item.version, progress=so_far)

    def save() -> str:
        request_extension(item_id, form.version.data, form.wish(), back)
        return back

    return answer_form("problem_inventory/staff/extension.html", form, save, item=item)


@bp.route("/staff/extensions/<int:request_id>/moves/<action>", methods=["GET", "POST"])
@access(READ)
def decide_extension(request_id: int, action: str) -> Answer | Response:
    """Approve or refuse a later deadline; the address of one that is decided leads to its item."""
    found = find_extension(request_id, current_user)
    back = url_for(".staff_item", item_id=found.item_id)
    if not EXTENSION.open_to(current_user, found):
        if request.method == "POST":
            raise ExtensionRefused(_("This later deadline is decided already, or is not yours to decide."))
        return redirect(back)
    page = MovePage(
        EXTENSION,
        found,
        action,
        title=f"{found.item.number} {found.item.title}",
        back=back,
        template="problem_inventory/staff/decide_extension.html",
        context={"asked": found},
    )
    return page.answer(lambda form: decide(request_id, form.version.data, action, form.entry()))
