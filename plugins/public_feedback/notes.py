"""What goes out on paper or into a chat about an opinion: number and date, never its words or its sender."""

from flask_babel import gettext as _

from portal.web.formats import full_date
from portal.web.messages import Message, office_message

from .models import Opinion


def notice_of(opinion: Opinion) -> Message:
    """The notice that hands an opinion to its unit."""
    text = _(
        "Opinion %(number)s has been assigned to your unit. Please tell the office in writing by %(day)s what was "
        "done. If it is not yours, send it back with the reason at once.",
        number=opinion.number,
        day=full_date(opinion.unit_due) if opinion.unit_due else "",
    )
    return office_message(opinion.unit, _("Notice of an opinion to handle"), text)
