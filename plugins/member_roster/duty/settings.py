"""What administrators set for service records."""

from flask_babel import lazy_gettext as _l

from portal.items import Setting

from .entering import LATE_AFTER
from .watching import IDLE_MONTHS

SETTINGS = (
    Setting("late_after", _l("Days after which an entry counts as late"), "number", LATE_AFTER, minimum=0, maximum=365),
    Setting(
        "idle_months", _l("Months without taking part after which a member is shown"), "number", IDLE_MONTHS,
        minimum=1, maximum=60,
    ),
)  # fmt: skip
