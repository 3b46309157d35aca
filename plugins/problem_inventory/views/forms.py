"""The forms of the ledger as Word files, filled with a record, to be signed on paper."""

from flask import Response

from portal.errors import NotThere
from portal.office.forms import filled
from portal.people.access import access, current_user
from portal.web.file_pages import word_file

from ..models.published import READ
from ..reading import find_extension, find_item
from ..word_forms import CLOSE_OUT, EXTENSION, close_out_values, extension_values
from . import bp


@bp.get("/staff/items/<int:item_id>/close-out-form")
@access(READ)
def close_out_form(item_id: int) -> Response:
    """The form on which an item is reviewed, accepted and closed out."""
    item = find_item(item_id, current_user)
    if item.number is None:
        raise NotThere
    return word_file(filled(CLOSE_OUT, close_out_values(item)), f"销号审核表 {item.number}.docx")


@bp.get("/staff/extensions/<int:request_id>/form")
@access(READ)
def extension_form(request_id: int) -> Response:
    """The form on which a later deadline is approved."""
    request = find_extension(request_id, current_user)
    return word_file(filled(EXTENSION, extension_values(request)), f"延期审批表 {request.item.number}.docx")
