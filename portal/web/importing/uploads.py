"""Beginning an import: the file, the empty template to fill in, and what was begun before."""

from flask import Response, redirect, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response as Redirect
from wtforms import ValidationError

from ...office.guard import check_sheet
from ...office.importing.staged import SMALL_FILE, begin, in_hand
from ...office.importing.steps import work_on
from ...office.kinds import SHEETS
from ...office.sheets.writing import write_template
from ...people.access import access
from ..editions import language
from ..errors import Answer
from ..exporting import sheet_file
from ..forms import form_page
from ..upload_field import UploadField
from . import bp
from .allowed import allowed_importer


class SheetForm(FlaskForm):
    """One spreadsheet."""

    file = UploadField(_l("Spreadsheet file"), check=check_sheet, kinds=tuple(SHEETS))

    def validate_file(self, field: UploadField) -> None:
        """Exactly one; what is wrong with it otherwise the field itself says."""
        if len(field.data or ()) != 1:
            raise ValidationError(_("Choose one file: the spreadsheet."))


@bp.route("/<name>", methods=["GET", "POST"])
@access("portal.import")
def upload(name: str) -> Answer | Redirect:
    """Choose a file; a small one is read at once."""
    importer, form = allowed_importer(name), SheetForm()
    if form.validate_on_submit():
        checked = form.file.checked[0]
        number = begin(importer, checked, language())
        if checked.size <= SMALL_FILE:
            work_on(number)
        return redirect(url_for(".staged", import_id=number))
    return form_page("imports/upload.html", form, importer=importer, begun=in_hand(importer))


@bp.get("/<name>/template")
@access("portal.import")
def template(name: str) -> Response:
    """An empty table to fill in."""
    importer = allowed_importer(name)
    title = str(importer.title)
    return sheet_file(write_template(title, importer.asked), f"{title}.xlsx")
