"""The forms of a draft. Texts come and go as lines: one for each paragraph, item and subitem."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField, ValidationError
from wtforms.validators import Length

from portal.web.fields import one_line, options, says_so, tidied
from portal.web.forms import Versioned
from portal.web.upload_field import UploadField

from ..engine import Kind

LONGEST_CLAUSE = 20_000
KINDS = [(Kind.CHAPTER.value, _l("Chapter")), (Kind.SECTION.value, _l("Section")), (Kind.PART.value, _l("Part"))]
LINES = _l("One line for each paragraph, item and subitem. The number of the clause is put before it.")


class ClauseForm(Versioned):
    """The words of a clause. `version` is that of the draft the page showed, `opened` what the clause said then."""

    opened = HiddenField(filters=[tidied])
    text = TextAreaField(_l("Words of the clause"), [Length(max=LONGEST_CLAUSE)], filters=[tidied], description=LINES)


class InsertForm(Versioned):
    """A new clause beside another."""

    text = TextAreaField(
        _l("Words of the clause"), [says_so, Length(max=LONGEST_CLAUSE)], filters=[tidied], description=LINES
    )
    where = RadioField(
        _l("Position"), choices=options([("after", _l("After this clause")), ("before", _l("Before this clause"))])
    )


class OpenedForm(FlaskForm):
    """What a clause said when somebody decided about it."""

    opened = HiddenField(filters=[tidied])


class NameForm(FlaskForm):
    """The name of a chapter."""

    name = StringField(_l("Name of the heading"), [says_so, Length(max=40)], filters=[one_line])


class GroupForm(NameForm):
    """A chapter that begins with a clause."""

    kind = SelectField(_l("Kind of heading"), choices=options(KINDS))


class FrontForm(FlaskForm):
    """The name of a draft and what stands before its first clause."""

    title = StringField(_l("Name of the rule"), [says_so, Length(max=120)], filters=[one_line])
    preamble = TextAreaField(_l("Before the first clause"), [Length(max=4000)], filters=[tidied])


class WordForm(FlaskForm):
    """A file that came back."""

    files = UploadField(_l("The Word file that came back"))

    def validate_files(self, field: UploadField) -> None:
        """One file."""
        if len(field.data or ()) != 1:
            raise ValidationError(_("Choose one file."))
