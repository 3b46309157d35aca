"""The form to look up an opinion."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField

from portal.records.receipts import read_code
from portal.web.fields import one_line
from portal.web.receipted import AnonymousForm


class LookUpForm(AnonymousForm):
    """Number and query code; the long code of the QR code needs no number."""

    number = StringField(_l("Opinion number"), filters=[one_line])
    code = StringField(_l("Query code"), filters=[one_line])

    def say_what_is_wrong(self) -> None:
        """Put one sentence beside the field to look at; it does not tell whether the number exists."""
        if not self.code.data:
            self.code.errors = [_("Enter the query code from your receipt")]
        elif read_code(self.code.data) is None:
            self.code.errors = [_("A query code has 8 letters and digits. Compare it with your receipt.")]
        elif not self.number.data:
            self.number.errors = [_("Enter the number from your receipt as well")]
        else:
            self.code.errors = [_("Number and query code do not fit together. Compare both with your receipt.")]
