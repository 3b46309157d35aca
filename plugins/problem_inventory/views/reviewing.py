"""Handing in for the publication review, and publishing what was signed."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from portal.people.access import access, current_user
from portal.web.errors import Answer
from portal.web.forms import answer_form

from ..disclosing import disclose, find_words, hand_in, rewrite
from ..drafting import check_draft
from ..forms.work import HandInForm, WordsForm
from ..permissions import EDIT, PUBLISH
from ..reading import find_item
from . import bp


@bp.route("/staff/items/<int:item_id>/review", methods=["GET", "POST"])
@access(EDIT)
def review_item(item_id: int) -> Answer | Response:
    """Hand a draft in for the publication review."""
    item, back = find_item(item_id, current_user), url_for(".staff_item", item_id=item_id)
    check_draft(item)
    form = HandInForm(version=item.version)

    def save() -> str:
        hand_in(item_id, form.version.data, form.scope.data, back)
        return back

    return answer_form("problem_inventory/staff/hand_in.html", form, save, item=item, texts=item.public_texts())


@bp.route("/staff/<any(progress, extensions):kind>/<int:record_id>/words", methods=["GET", "POST"])
@access(EDIT)
def words(kind: str, record_id: int) -> Answer | Response:
    """Rewrite what is said with progress or a later deadline, and hand it in anew."""
    said = find_words(kind, record_id, current_user)
    back = url_for(".staff_item", item_id=said.item_id)
    first, second = (getattr(said, name) for name in said.said)
    form = WordsForm(version=said.version, first=first, second=second)
    form.name(said)

    def save() -> str:
        rewrite(kind, record_id, form.version.data, (form.first.data, form.second.data), back)
        return back

    return answer_form("problem_inventory/staff/words.html", form, save, said=said, back=back)


@bp.post("/staff/<any(progress, extensions):kind>/<int:record_id>/publish")
@access(PUBLISH)
def publish_words(kind: str, record_id: int) -> Response:
    """Publish what is said after its review."""
    said = find_words(kind, record_id, current_user)
    disclose(kind, record_id, request.form.get("version", said.version, type=int))
    return redirect(url_for(".staff_item", item_id=said.item_id))
