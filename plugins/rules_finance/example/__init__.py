"""Example: the limits of the rule in force, and invented figures of the last quarter that nobody has reviewed."""

from sqlalchemy import select

from plugins.rules_revision.engine import read_text
from plugins.rules_revision.in_force import tree_in_force
from portal.clock import today
from portal.extensions import db

from ..disclosing import Spending, write
from ..models import Limit
from ..parameters import MODEL
from ..quarters import quarter_before
from ..table import take_over

FIGURES = (
    ("办公费", 6_000_000, 4_215_030),
    ("公务接待费", 1_500_000, 632_800),
    ("公务车辆运行维护费", 3_000_000, 1_286_500),
    ("差旅费", 2_400_000, 1_950_000),
    ("会议费", 2_000_000, 880_000),
)


def load() -> None:
    """Enter the example unless there is a limit already."""
    if db.session.scalar(select(Limit.id).limit(1)) is not None:
        return
    take_over(tree_in_force("finance") or read_text(MODEL.read_text("utf-8")))
    write(*quarter_before(today()), "", [Spending(*it) for it in FIGURES])
