"""What has to stand before a batch moves on."""

from datetime import date

from flask_babel import gettext as _

from portal.clock import today
from portal.items import Entry
from portal.records.review import must_be_approved
from portal.web.formats import full_date

from ..models import Adjustment, AdjustmentLine
from ..terms import ADDITION, CHANGE_OF_SECTOR, DEATH, END_OF_TERM, EXITS
from .arithmetic import seats_after
from .refusals import NotReady
from .telling import untold


def complete(batch: Adjustment, entry: Entry) -> None:
    """A batch has lines, each with what its kind needs, and nobody in two of them. Raises NotReady."""
    if not batch.lines:
        raise NotReady(_("The batch has no lines. Enter who is to be added, moved or to leave."))
    for line in batch.lines:
        _check_line(line)
    known = [line.member_id for line in batch.lines if line.member_id is not None]
    twice = next((line for line in batch.lines if line.member_id and known.count(line.member_id) > 1), None)
    if twice is not None:
        raise NotReady(_("%(name)s stands in two lines. Take one of them out.", name=twice.name))


def fits(batch: Adjustment, entry: Entry) -> None:
    """A batch may be decided: it is complete, its day can be, and it fits the seats. Raises NotReady."""
    complete(batch, entry)
    if batch.takes_effect_on is None:
        raise NotReady(_("Say from which day the changes hold."))
    _check_day(batch, batch.takes_effect_on, entry)
    for count in seats_after(batch):
        lines = [line for line in batch.lines if count.concerns(line)]
        if count.beyond_plan and lines and not any(line.over_reason for line in lines):
            raise NotReady(
                _(
                    "%(what)s: %(after)s members would sit where the plan has %(seats)s seats, %(kept)s of them kept"
                    " back. Say in a line of the batch why that is right.",
                    what=count.title, after=count.after, seats=count.seats, kept=count.kept_back,
                )
            )  # fmt: skip


def needs_no_bodies(batch: Adjustment) -> bool:
    """Whether nobody chooses anything in a batch: deaths, the end of a term."""
    return all(line.change in (DEATH, END_OF_TERM) for line in batch.lines)


def only_recorded(batch: Adjustment, entry: Entry) -> None:
    """Without the bodies only what nobody chooses is recorded: death, the end of a term. Raises NotReady."""
    if not needs_no_bodies(batch):
        raise NotReady(
            _(
                "Additions, changes and resignations are vetted, approved and agreed to first."
                " Enter these steps one by one."
            )
        )
    fits(batch, entry)


def shown_as_reviewed(batch: Adjustment, entry: Entry) -> None:
    """What is announced was reviewed as it stands, and the people in it know. Raises NotReviewed, NotReady."""
    must_be_approved(batch)
    names = untold(batch)
    if names:
        listed = "、".join(names[:10])
        raise NotReady(
            _("These people were not told yet what will be published of them: %(names)s. Enter it first.", names=listed)
        )


def day_has_come(batch: Adjustment, entry: Entry) -> None:
    """The day from which the changes hold is here. Raises NotReady."""
    if batch.takes_effect_on and batch.takes_effect_on > today():
        raise NotReady(_("The changes hold from %(day)s on.", day=full_date(batch.takes_effect_on)))


def _check_line(line: AdjustmentLine) -> None:
    told = {"name": line.name}
    if line.change != ADDITION and line.member_id is None:
        raise NotReady(_("%(name)s is not chosen from the members. Open the line and choose the member.", **told))
    if line.change in (ADDITION, CHANGE_OF_SECTOR) and line.sector_id is None:
        raise NotReady(_("%(name)s has no sector yet. Open the line and choose one.", **told))
    if line.change == ADDITION and not line.nominated_by:
        raise NotReady(_("Say which department nominates %(name)s.", **told))


def _check_day(batch: Adjustment, day: date, entry: Entry) -> None:
    term, decision = batch.term, entry.decision
    if day < term.begins_on or (term.ends_on is not None and day > term.ends_on):
        raise NotReady(_("%(day)s is not within the term %(term)s.", day=full_date(day), term=term.title))
    earlier = decision is not None and day < decision.decided_on
    if earlier and not entry.added_later and any(line.change not in EXITS for line in batch.lines):
        raise NotReady(_("Nobody becomes a member before the day of the decision. Choose that day or a later one."))
