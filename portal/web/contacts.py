"""The form in which a clerk notes a telephone call, a talk, a letter."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateTimeLocalField, RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, Optional

from ..clock import OFFICE, local, now
from ..records.contacts import WAYS, Contact


class ContactForm(FlaskForm):
    """Whom one reached, how, when, and what was answered; now and by telephone unless the clerk says otherwise."""

    way = RadioField(
        _l("How"),
        [InputRequired(_l("Choose how you reached them."))],
        choices=[SelectChoice(*pair) for pair in WAYS.items()],
        default="phone",
    )
    whom = StringField(
        _l("Whom"),
        [InputRequired(_l("Say whom you reached.")), Length(max=60)],
        description=_l("Unit and post, for example “Transport bureau, head of office”. No private telephone numbers."),
    )
    at = DateTimeLocalField(
        _l("When"),
        [InputRequired(_l("Say when it was, as day and time."))],
        format=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        default=lambda: local(now()),
    )
    answer = TextAreaField(_l("What was answered"), [Optional(), Length(max=1000)])

    def contact(self) -> Contact:
        """What was noted; the time is the office's."""
        at = self.at.data.replace(tzinfo=OFFICE)
        return Contact(self.way.data, self.whom.data, at, self.answer.data or "")
