"""Forms of people without an account, and those that lead to a receipt.

They do not carry the session's CSRF token, since they need no session: whoever sends one acts as nobody in particular,
and people whose browser refuses cookies must be heard too. Instead each carries something of its own that came from
here or from the sender: the signed token of the form, a ticket, a code. What other sites send is refused before any
view (portal.web.security).
"""

from typing import ClassVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField, ValidationError

from ..records.receipts import FormToken, Receipts, TokenRefused


class AnonymousForm(FlaskForm):
    """A form without a session."""

    class Meta:
        csrf = False


class ReceiptedForm(AnonymousForm):
    """A form that leads to one of `receipts`, whose codes follow from the fields named in `texts` and `ticks`.

    The default of `notice` is the version of the privacy notice beside the form. `website` is a trap: people do not see
    it, machines fill it in.
    """

    receipts: ClassVar[Receipts]
    texts: ClassVar[tuple[str, ...]]
    ticks: ClassVar[tuple[str, ...]]

    token = HiddenField()
    notice = HiddenField()
    website = StringField(_l("Please leave this field empty"))

    @property
    def answers(self) -> dict[str, str]:
        """What is kept, and what the receipt's codes follow from."""
        texts = {name: self[name].data or "" for name in self.texts}
        return texts | {name: "1" if self[name].data else "" for name in self.ticks}

    @property
    def issued(self) -> FormToken:
        """The token of the page. Raises TokenRefused when it is not ours."""
        return self.receipts.read(self.token.data or "")

    def validate_token(self, field: HiddenField) -> None:
        """The page came from here, within the last day."""
        try:
            expired = self.issued.expired
        except TokenRefused as error:
            raise ValidationError(_("Your words are all still here. Please check them and send them again.")) from error
        if expired:
            raise ValidationError(
                _("The page was open for more than a day. Your words are all still here: please send them again.")
            )

    def validate_notice(self, field: HiddenField) -> None:
        """What the sender read is what holds now."""
        if field.data != field.default:
            raise ValidationError(_("How we use what you write has changed. Please read it again before you send."))


class SealedAnswers(ReceiptedForm):
    """The answers as they come back from the page on which they were checked, in hidden fields under a seal."""

    seal = HiddenField()

    def validate_seal(self, field: HiddenField) -> None:
        """These are the answers that the sender saw and checked."""
        if not self.token.errors and not self.sealed:
            raise ValidationError(_("This is not what you checked on the last page. Please check it once more."))

    @property
    def sealed(self) -> bool:
        """Whether token and answers are those of the check page."""
        try:
            return self.receipts.sealed(self.issued, self.answers, self.seal.data or "")
        except TokenRefused:
            return False

    def suspicion(self, least_seconds: float) -> str:
        """Why this looks like a machine; empty for people, who need `least_seconds` from the empty form on."""
        if self.website.data:
            return "trap"
        return "haste" if self.issued.age.total_seconds() < least_seconds else ""
