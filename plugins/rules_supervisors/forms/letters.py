"""The forms of letters."""

from flask_babel import lazy_gettext as _l

from portal.web.fields import line, says_so, words
from portal.web.forms import Versioned
from portal.web.moves import MoveForm

from ..letters import Answer, Delivery, LetterText, LookBack
from .fields import MOST_WORDS, day, has_come


class LetterForm(Versioned):
    """The words of a letter."""

    subject = line(_l("Subject"), says_so)
    findings = words(_l("Problems found"), says_so, most=MOST_WORDS)
    suggestions = words(_l("What is suggested"), says_so, most=MOST_WORDS)

    def text(self) -> LetterText:
        """What was typed."""
        return LetterText(self.subject.data, self.findings.data, self.suggestions.data)


class DeliverForm(MoveForm):
    """Who signed for a letter."""

    received_by = line(_l("Signed for by"), says_so, hint=_l("The post or the name on the receipt."))
    delivered_on = day(_l("Signed for on"), has_come)

    def delivery(self) -> Delivery:
        """What was typed."""
        return Delivery(self.delivered_on.data, self.received_by.data)


class AnswerForm(MoveForm):
    """What the unit answered."""

    answered_on = day(_l("Answer came on"), has_come)
    answer = words(_l("What the unit answers"), says_so, most=MOST_WORDS)

    def told(self) -> Answer:
        """What was typed."""
        return Answer(self.answered_on.data, self.answer.data)


class LookBackForm(MoveForm):
    """What was found later."""

    looked_back_on = day(_l("Looked back on"), has_come)
    look_back = words(_l("Result of the look-back"), says_so, most=MOST_WORDS)

    def found(self) -> LookBack:
        """What was typed."""
        return LookBack(self.looked_back_on.data, self.look_back.data)
