"""The form of an approval limit: amounts in yuan, each with whether the number itself is included."""

from decimal import Decimal
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, ValidationError
from wtforms.validators import Optional

from portal.web.fields import amount, hundredths, line, says_so
from portal.web.forms import Versioned

from ..models import Limit
from ..table import LimitFacts


class LimitForm(Versioned):
    """From which to which amount of which expenses who decides, and who signs besides."""

    expense = line(_l("Kind of expense"), says_so, hint=_l("As in the rule, say, 单笔支出."))
    low = amount(_l("From (yuan)"), Optional(), hint=_l("Leave it empty where the limit begins at nothing."))
    low_included = BooleanField(_l("This amount itself is included in the lower end"))
    high = amount(_l("Up to (yuan)"), Optional(), hint=_l("Leave it empty where there is no upper end."))
    high_included = BooleanField(_l("This amount itself is included in the upper end"), default=True)
    approver = line(_l("Who approves"), says_so, hint=_l("The post or the meeting."))
    second = line(_l("Who signs besides"))
    second_from = amount(_l("Signed besides from (yuan)"), Optional(), hint=_l("From this amount on, itself included."))
    basis = line(_l("Article of the rule"))

    def validate_second(self, field: Any) -> None:
        """Person and amount go together."""
        if bool(field.data) != (self.second_from.data is not None):
            raise ValidationError(_("Enter both: who signs besides, and from which amount on."))

    def validate_high(self, field: Any) -> None:
        """The upper end lies above the lower one."""
        facts = self.facts()
        if facts.last is not None and facts.last < facts.first:
            raise ValidationError(_("The upper end lies below the lower one."))

    def facts(self) -> LimitFacts:
        """What was typed."""
        low, high = hundredths(self.low.data), hundredths(self.high.data)
        first = 0 if low is None else low + (not self.low_included.data)
        last = None if high is None else high - (not self.high_included.data)
        return LimitFacts(
            self.expense.data, first, last, self.approver.data, hundredths(self.second_from.data), self.second.data,
            self.basis.data,
        )  # fmt: skip


def values_of(limit: Limit) -> dict[str, Any]:
    """What the form of a limit begins with."""
    names = ("version", "expense", "approver", "second", "basis")
    values = {name: getattr(limit, name) for name in names}
    above, below = limit.first % 100 == 1, limit.last is not None and limit.last % 100 == 99
    low = _yuan(limit.first - above) if limit.first else None
    high = _yuan(limit.last + below) if limit.last is not None else None
    ends = {"low": low, "low_included": not above, "high": high, "high_included": not below}
    return values | ends | {"second_from": None if limit.second_from is None else _yuan(limit.second_from)}


def _yuan(cents: int) -> Decimal:
    return Decimal(cents) / 100
