"""The forms of revision projects."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Form, RadioField, SelectField, StringField
from wtforms.validators import Length

from portal.web.fields import line, one_line, options, says_so, words
from portal.web.forms import Versioned
from portal.web.upload_field import UploadField

from ..projects.starting import EMPTY, MODEL, UPLOAD, NewRule, ProjectFacts
from .fields import Placed, day
from .rules import KINDS

STARTS = [
    (EMPTY, _l("An empty draft with the clauses that no rule lacks")),
    (MODEL, _l("The model text of its field")),
    (UPLOAD, _l("A Word or text file")),
]


class Facts(Form):
    """Why a project is listed, by whom it is done, until when."""

    reason = words(_l("Why it no longer fits"), says_so)
    responsible = line(_l("Responsible"))
    deadline = day(_l("To be done by"))

    def facts(self) -> ProjectFacts:
        """What was typed."""
        return ProjectFacts(self.reason.data, self.responsible.data, self.deadline.data)


class RevisionForm(Facts, FlaskForm):
    """A rule that is to be amended or abolished."""

    revision = RadioField(
        _l("What is to be done"), choices=options([("amend", _l("Amend")), ("abolish", _l("Abolish"))]), default="amend"
    )


class FactsForm(Facts, Versioned):
    """What is said of a project that is listed."""


class NewForm(Facts, Placed, FlaskForm):
    """A rule that is to be established, and the text its draft begins with."""

    title = StringField(_l("Name of the rule"), [says_so, Length(max=120)], filters=[one_line])
    text_kind = SelectField(_l("Kind of text"), choices=options(KINDS))
    start = RadioField(_l("The draft begins with"), choices=options(STARTS), default=EMPTY)
    files = UploadField(_l("File to begin with"))

    def new_rule(self) -> NewRule:
        """What was typed."""
        names = ("title", "text_kind", "domain", "body", "office", "scope")
        return NewRule(**{name: self[name].data for name in names})
