"""The life of a rule after it came into force: the table of its moves."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.errors import PortalError
from portal.items import Entry
from portal.records.workflow import Move, Workflow

from .models import Rule
from .rights import DECIDE


class NoDay(PortalError):
    """A rule ends on a day."""

    status = 409


def ends_on_a_day(rule: Rule, entry: Entry) -> None:
    """Raise NoDay while the day is lacking."""
    if rule.ended_on is None:
        raise NoDay(_("Enter the day from which the rule no longer holds."))


RULE = Workflow(
    Rule.kind,
    Move("abolish", "in_force", "abolished", DECIDE, _l("Abolish"), _l("Abolished"), check=ends_on_a_day, basis=True),
    Move(
        "lapse", "in_force", "lapsed", DECIDE, _l("Declare lapsed"), _l("Declared lapsed"),
        check=ends_on_a_day, basis=True,
    ),
    Move(
        "supersede", "in_force", "superseded", DECIDE, _l("Replace by another rule"), _l("Replaced by another rule"),
        check=ends_on_a_day, basis=True,
    ),
)  # fmt: skip
