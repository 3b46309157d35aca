"""Which kinds of the installed plugins the public log covers, and beginning with those it does not cover yet."""

from ..extensions import db
from ..records.models import Record
from ..records.public_log import genesis
from ..records.public_log.covered import covered_models
from ..records.state import Snapshot, read_state
from .components import CORE
from .state import current_host


def readable_models() -> list[type[Record]]:
    """The covered kinds whose tables are there and up to date, whether their plugin is on or off."""
    ready = _ready(read_state())
    return [model for model in covered_models() if owner(model.kind) in ready]


def cover(*components: str) -> None:
    """Give rows that were there before their first leaf, of the named components or of all.

    Does nothing for kinds that are covered already.
    """
    db.session.rollback()  # what was read before a migration is old
    genesis.cover([it for it in readable_models() if not components or owner(it.kind) in components])


def owner(kind: str) -> str:
    """The component a kind belongs to."""
    return kind.partition(".")[0]


def _ready(snapshot: Snapshot) -> set[str]:
    return {CORE, *(it.name for it in current_host().loaded if snapshot.schema(it.name) == it.head)}
