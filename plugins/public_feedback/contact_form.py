"""Who one is and where one can be reached: all of it optional, and kept with the sender's consent only."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, StringField, ValidationError

from portal.web.fields import one_line
from portal.web.receipted import AnonymousForm

from .phones import is_phone

LONGEST_NAME, LONGEST_RELATION = 20, 20


class ContactForm(AnonymousForm):
    """Name and telephone, with the consent that they need."""

    name = StringField(_l("What may we call you?"), filters=[one_line])
    phone = StringField(_l("Telephone"), filters=[one_line])
    contact_consent = BooleanField(_l("You may keep my name and telephone number to tell me about this matter"))

    def validate_name(self, field: StringField) -> None:
        """A name, not a story."""
        check_length(field, LONGEST_NAME)

    def validate_phone(self, field: StringField) -> None:
        """One can dial it."""
        if field.data and not is_phone(field.data):
            raise ValidationError(_("Look at the telephone number again: a mobile number has 11 digits"))

    def validate_contact_consent(self, field: BooleanField) -> None:
        """Nothing about a person is kept without consent."""
        if self.leaves_contact and not field.data:
            raise ValidationError(_("Tick that we may keep name and telephone number, or leave both empty"))

    @property
    def leaves_contact(self) -> bool:
        """Whether anything was filled in that needs the consent."""
        return bool(self.name.data or self.phone.data)


def check_length(field: StringField, most: int) -> None:
    """Raises ValidationError when a text is too long for its field."""
    if len(field.data) > most:
        raise ValidationError(_("Write at most %(most)s characters here", most=most))
