"""The field of a form for files: each is checked, and what is wrong with one stands beside the field.

class ProgressForm(FlaskForm):
    files = UploadField(_l("Evidence"))

if form.validate_on_submit():
    ledger.report(item_id, form.files.checked)          attach() each, inside writing()
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from werkzeug.datastructures import FileStorage
from wtforms import MultipleFileField

from ..errors import PortalError
from ..office.folders import files_of, is_folder
from ..office.guard import check_upload
from ..office.inspection.marks import is_marked
from ..office.kinds import FOLDER, MEDIA_TYPES, suffix_of
from ..office.refusals import FileRefused, RefusedFile
from ..records.file_names import clean_name
from ..records.file_store import CheckedFile


class UploadField(MultipleFileField):
    """Any number of files. After validation `checked` holds the sound ones, also when others were refused.

    `check` looks at each, check_upload() where nothing else is said; `kinds` are the ends of names a browser offers.
    """

    def __init__(
        self,
        *arguments: Any,
        check: Callable[[FileStorage], CheckedFile] | None = None,
        kinds: Iterable[str] = MEDIA_TYPES,
        **named: Any,
    ) -> None:
        super().__init__(*arguments, **named)
        self.check = check or check_upload
        self.errors: list[str] = []
        self.checked: list[CheckedFile] = []
        self.render_kw = {"accept": ",".join(kinds)}

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """The files that were chosen; a browser sends a nameless one where none was."""
        self.data = [it for it in valuelist if isinstance(it, FileStorage) and it.filename]

    def pre_validate(self, form: Any) -> None:
        """Check each file once, one after the other."""
        self.checked = []
        for upload in self.data or ():
            try:
                self.checked.append(self.check(upload))
            except PortalError as error:
                self.errors.append(error.message)


class FolderField(UploadField):
    """Many files at once, also packed as .zip. After validation `checked` holds the sound ones, `refused` the others.

    A refused one is an error of the form only where no sound one came with it.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.refused: list[RefusedFile] = []
        self.render_kw = {"accept": ",".join([*MEDIA_TYPES, FOLDER])}

    def pre_validate(self, form: Any) -> None:
        """Unpack what is packed, and check each file once."""
        self.checked, self.refused = [], []
        for upload in self.data or ():
            try:
                for inner in files_of(upload) if is_folder(upload) else [upload]:
                    self._check(inner)
            except PortalError as error:
                self._refuse(upload, error)
        if not self.checked:
            self.errors += [it.reason for it in self.refused]

    def _check(self, upload: FileStorage) -> None:
        try:
            self.checked.append(check_upload(upload))
        except PortalError as error:
            self._refuse(upload, error)

    def _refuse(self, upload: FileStorage, error: PortalError) -> None:
        name = clean_name(upload.filename)
        if is_marked(name):
            name = f"*{suffix_of(name)}"
            error = FileRefused("classified", name)
        self.refused.append(RefusedFile(name, error.message))
