"""The forms of the pages of Word templates."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField, ValidationError
from wtforms.validators import Length

from ..office.kinds import MEDIA_TYPES
from ..web.forms import Versioned
from ..web.upload_field import UploadField


class NoteForm(Versioned):
    """What is changed about a template, or why; `version` is the number of the one in force."""

    note = StringField(_l("Note"), [Length(max=200)], description=_l("What is different; it stays beside the version."))

    @property
    def noted(self) -> str:
        """The note without blanks around it."""
        return (self.note.data or "").strip()


class TemplateForm(NoteForm):
    """A template of the office's own."""

    template = UploadField(_l("New template"), description=_l("A Word file (.docx), as WPS saves it."))

    def validate_template(self, field: UploadField) -> None:
        """One Word file; what is wrong with it otherwise the field itself says."""
        if len(field.data or ()) != 1:
            raise ValidationError(_("Choose one file: the new template."))
        if any(it.media_type != MEDIA_TYPES[".docx"] for it in field.checked):
            raise ValidationError(_("Save the template as .docx and choose that file."))
