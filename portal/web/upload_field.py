"""The field of a form for files: each is checked, and what is wrong with one stands beside the field.

class ProgressForm(FlaskForm):
    files = UploadField(_l("Evidence"))

if form.validate_on_submit():
    ledger.report(item_id, form.files.checked)          attach() each, inside writing()
"""

from collections.abc import Sequence
from typing import Any

from werkzeug.datastructures import FileStorage
from wtforms import MultipleFileField

from ..errors import PortalError
from ..office.guard import check_upload
from ..office.kinds import MEDIA_TYPES
from ..records.file_store import CheckedFile


class UploadField(MultipleFileField):
    """Any number of files. After validation `checked` holds the sound ones, also when others were refused."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.errors: list[str] = []
        self.checked: list[CheckedFile] = []
        self.render_kw = {"accept": ",".join(MEDIA_TYPES)}

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """The files that were chosen; a browser sends a nameless one where none was."""
        self.data = [it for it in valuelist if isinstance(it, FileStorage) and it.filename]

    def pre_validate(self, form: Any) -> None:
        """Check each file once, one after the other."""
        self.checked = []
        for upload in self.data or ():
            try:
                self.checked.append(check_upload(upload))
            except PortalError as error:
                self.errors.append(error.message)
