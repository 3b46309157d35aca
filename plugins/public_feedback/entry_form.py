"""The form in which staff type in a letter, a call or a visit."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from portal.clock import today
from portal.web.upload_field import UploadField

from .move_forms import LONGEST_TEXT
from .preferences import townships
from .recording import Came
from .states import WAYS, WEB
from .terms import WAYS as WORDS


class EntryForm(FlaskForm):
    """What came, how and when; the token makes the same form sent twice one opinion."""

    token = HiddenField()
    way = RadioField(
        _l("How it came"),
        [InputRequired(_l("Choose how it came."))],
        choices=[SelectChoice(way, WORDS[way]) for way in WAYS if way != WEB],
    )
    received_on = DateField(
        _l("Received on"), [InputRequired(_l("Say on which day it came."))], default=today,
        description=_l("The time for the answer runs from this day."),
    )  # fmt: skip
    body = TextAreaField(
        _l("What the sender says"), [InputRequired(_l("Write what the sender says.")), Length(max=LONGEST_TEXT)],
        description=_l("In the words of the sender; a long letter can be attached as a scan and summed up here."),
    )  # fmt: skip
    township = SelectField(_l("Township"), default="")
    place = StringField(_l("Where is it?"), [Length(max=100)])
    name = StringField(_l("Name of the sender"), [Length(max=20)])
    phone = StringField(_l("Telephone"), [Length(max=20)])
    publication_consent = BooleanField(_l("The sender agrees that the answer is published without names"))
    files = UploadField(_l("Scan of the letter"))

    def __init__(self, **named: Any) -> None:
        super().__init__(**named)
        names = (SelectChoice(name, name) for name in townships())
        self.township.choices = [SelectChoice("", _("Please choose")), *names]

    @property
    def answers(self) -> dict[str, str]:
        """What is kept, and what the receipt's codes follow from."""
        names = ("body", "township", "place", "name", "phone")
        consent = "1" if self.publication_consent.data else ""
        return {name: self[name].data or "" for name in names} | {"publication_consent": consent}

    @property
    def came(self) -> Came:
        """How and when."""
        return Came(self.way.data, self.received_on.data)
