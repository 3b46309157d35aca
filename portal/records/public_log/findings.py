"""What `portal log verify` finds: one sentence each."""

from collections.abc import Callable
from dataclasses import dataclass

from flask_babel import gettext as _

from .comparing import ADDED, AFTER_ITS_END, CHANGED, REMOVED, SALTLESS

NO_LEAF, NO_ROW, UNREADABLE = "no_leaf", "no_row", "unreadable"
ALTERED, GAP, CUT, HEADLESS, AUDIT, INDEX, COVERAGE_GONE = (
    "altered", "gap", "cut", "headless", "audit", "index", "coverage_gone",
)  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """Something that was done past the portal: `field` is a path as leaves use it, `number` what people call it."""

    kind: str
    record_id: str
    problem: str
    field: str = ""
    number: str = ""
    seq: int | None = None

    def __str__(self) -> str:
        record = f"{self.kind} {self.record_id}" + (f" ({self.number})" if self.number else "")
        return SENTENCES[self.problem](record, self.field, self.seq)


SENTENCES: dict[str, Callable[[str, str, int | None], str]] = {
    CHANGED: lambda record, field, seq: _(
        "%(record)s: %(field)s is not what the log says.", record=record, field=field
    ),
    ADDED: lambda record, field, seq: _("%(record)s: %(field)s was put in by hand.", record=record, field=field),
    REMOVED: lambda record, field, seq: _("%(record)s: %(field)s was taken out by hand.", record=record, field=field),
    SALTLESS: lambda record, field, seq: _(
        "%(record)s: the salt of %(field)s is gone, so it cannot be checked.", record=record, field=field
    ),
    UNREADABLE: lambda record, field, seq: _(
        "%(record)s: %(field)s holds something that does not belong there.", record=record, field=field
    ),
    AFTER_ITS_END: lambda record, field, seq: _("%(record)s is there, but the log says it was deleted.", record=record),
    NO_LEAF: lambda record, field, seq: _("%(record)s has no leaf: the row was put in by hand.", record=record),
    NO_ROW: lambda record, field, seq: _("%(record)s is in the log, but its row was deleted by hand.", record=record),
    ALTERED: lambda record, field, seq: _("%(record)s: leaf %(seq)s was altered or forged.", record=record, seq=seq),
    GAP: lambda record, field, seq: _("%(record)s: leaf %(seq)s is missing.", record=record, seq=seq),
    CUT: lambda record, field, seq: _("%(record)s: the newest leaf, %(seq)s, is missing.", record=record, seq=seq),
    HEADLESS: lambda record, field, seq: _("%(record)s: the count of its leaves was altered.", record=record),
    AUDIT: lambda record, field, seq: _(
        "%(record)s: the audit entry to leaf %(seq)s is not what the log says.", record=record, seq=seq
    ),
    INDEX: lambda record, field, seq: _(
        "%(record)s: leaf %(seq)s carries a place in the log that nobody gave it.", record=record, seq=seq
    ),
    COVERAGE_GONE: lambda record, field, seq: _(
        "%(record)s: the leaf that tells since when this kind is covered is missing.", record=record
    ),
}
