"""The life of a revision project, as tables of its moves: one for texts, one for what is only to be abolished."""

from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.clock import today
from portal.errors import PortalError
from portal.items import Entry
from portal.records.workflow import Move, Workflow
from portal.web.formats import full_date

from .. import gates
from ..models import RevisionProject
from ..rights import DECIDE, DRAFT

OPEN = ("listed", "drafting", "commenting", "consolidating", "review")
EDITABLE = ("drafting", "consolidating")  # what is open to comment, or before its body, keeps its words


class NotYet(PortalError):
    """The day on which a text comes into force lies ahead, or is not given."""

    status = 409


def announced(project: RevisionProject, entry: Entry) -> None:
    """Hold the project against the gate of the consultation."""
    gates.consultation_is_announced(project)


def answered(project: RevisionProject, entry: Entry) -> None:
    """Hold the project against the gate of the comments."""
    gates.every_comment_is_answered(project)


def papers_ready(project: RevisionProject, entry: Entry) -> None:
    """Hold the project against the gate of the papers."""
    gates.papers_are_ready(project)


def day_has_come(project: RevisionProject, entry: Entry) -> None:
    """Raise NotYet before the day from which the text holds."""
    day: date | None = project.in_force_from
    if day is None:
        raise NotYet(_("Enter the day from which it holds."))
    if day > today():
        raise NotYet(_("It comes into force on %(day)s. Come back on that day.", day=full_date(day)))


def _abandon(*sources: str) -> list[Move]:
    named = _l("Abandon"), _l("Abandoned the project")
    return [Move("abandon", it, "abandoned", DECIDE, *named, reason=True, basis=True) for it in sources]


_DECIDED = (
    Move(
        "adopt", "review", "adopted", DECIDE, _l("Enter the adoption"), _l("Adopted"), check=papers_ready, basis=True
    ),
    Move(
        "enter_force", "adopted", "in_force", DRAFT, _l("Bring into force"), _l("In force"), check=day_has_come
    ),
)  # fmt: skip

PROJECT = Workflow(
    RevisionProject.kind,
    Move("begin", "listed", "drafting", DRAFT, _l("Begin drafting"), _l("Began drafting")),
    Move(
        "open_comments", "drafting", "commenting", DRAFT, _l("Open the comments"), _l("Opened to comment"),
        check=announced,
    ),
    Move("without_comments", "drafting", "review", DRAFT, _l("Submit without comments"),
         _l("Submitted without comments"), reason=True),
    Move("close_comments", "commenting", "consolidating", DRAFT, _l("Close the comments"), _l("Closed the comments")),
    Move("submit", "consolidating", "review", DRAFT, _l("Submit for decision"), _l("Submitted for decision"),
         check=answered),
    Move("send_back", "review", "drafting", DECIDE, _l("Send back to drafting"), _l("Sent back"), reason=True),
    *_DECIDED,
    *_abandon(*OPEN),
)  # fmt: skip

ABOLITION = Workflow(
    RevisionProject.kind,
    Move("submit_abolition", "listed", "review", DRAFT, _l("Submit the abolition"), _l("Submitted the abolition")),
    Move("send_back", "review", "listed", DECIDE, _l("Send back"), _l("Sent back"), reason=True),
    *_DECIDED,
    *_abandon("listed", "review"),
)


def flow_of(project: RevisionProject) -> Workflow:
    """The table that a project follows."""
    return ABOLITION if project.revision == "abolish" else PROJECT


def words(action: str) -> str | None:
    """What a move of a project is called in histories."""
    return PROJECT.words(action) or ABOLITION.words(action)


def is_editable(project: RevisionProject) -> bool:
    """Whether the words of its draft may be changed now."""
    return project.state in EDITABLE
