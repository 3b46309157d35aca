"""The form of a later end of the comments on a draft."""

from flask_babel import lazy_gettext as _l
from wtforms import DateField
from wtforms.validators import InputRequired

from portal.web.moves import MoveForm


class ExtensionForm(MoveForm):
    """Until which day comments are taken."""

    closes_on = DateField(_l("Comments are taken until"), [InputRequired(_l("Enter the day."))])
