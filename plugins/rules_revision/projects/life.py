"""The life of a revision project, as tables of its moves: one for texts, one for what is only to be abolished."""

from flask_babel import lazy_gettext as _l

from portal.items import Entry, SignedIn
from portal.records.workflow import Move, Workflow

from .. import adoption_life, gates
from ..models import RevisionProject
from ..rights import DECIDE, DRAFT

OPEN = ("listed", "drafting", "commenting", "consolidating", "review")
EDITABLE = ("drafting", "consolidating")  # what is open to comment, or before its body, keeps its words


def announced(project: RevisionProject, entry: Entry) -> None:
    """Hold the project against the gate of the consultation."""
    gates.consultation_is_announced(project)


def over(project: RevisionProject, entry: Entry) -> None:
    """Hold the project against the gate of the time for comments."""
    gates.comments_are_over(project)


def answered(project: RevisionProject, entry: Entry) -> None:
    """Hold the project against the gate of the comments."""
    gates.every_comment_is_answered(project)


def _abandon(*sources: str) -> list[Move]:
    named = _l("Abandon"), _l("Abandoned the project")
    return [Move("abandon", it, "abandoned", DECIDE, *named, reason=True, basis=True) for it in sources]


PROJECT = Workflow(
    RevisionProject.kind,
    Move("begin", "listed", "drafting", DRAFT, _l("Begin drafting"), _l("Began drafting")),
    Move(
        "open_comments", "drafting", "commenting", DRAFT, _l("Open the comments"), _l("Opened to comment"),
        check=announced,
    ),
    Move("without_comments", "drafting", "review", DRAFT, _l("Submit without comments"),
         _l("Submitted without comments"), reason=True),
    Move("close_comments", "commenting", "consolidating", DRAFT, _l("Work the comments in"),
         _l("Began to work the comments in"), check=over),
    Move("submit", "consolidating", "review", DRAFT, _l("Submit for decision"), _l("Submitted for decision"),
         check=answered),
    Move("send_back", "review", "drafting", DECIDE, _l("Send back to drafting"), _l("Sent back"), reason=True),
    *adoption_life.MOVES,
    *_abandon(*OPEN),
)  # fmt: skip

ABOLITION = Workflow(
    RevisionProject.kind,
    Move("submit_abolition", "listed", "review", DRAFT, _l("Submit the abolition"), _l("Submitted the abolition")),
    Move("send_back", "review", "listed", DECIDE, _l("Send back"), _l("Sent back"), reason=True),
    *adoption_life.MOVES,
    *_abandon("listed", "review"),
)


def flow_of(project: RevisionProject) -> Workflow:
    """The table that a project follows."""
    return ABOLITION if project.revision == "abolish" else PROJECT


def next_moves(user: SignedIn, project: RevisionProject, *, adopting: bool) -> list[Move]:
    """What the person may do with a project now: its adoption has pages of its own, apart from the other moves."""
    open_now = flow_of(project).open_to(user, project)
    return [it for it in open_now if (it.action in adoption_life.ACTIONS) == adopting]


def words(action: str) -> str | None:
    """What a move of a project is called in histories."""
    return PROJECT.words(action) or ABOLITION.words(action)


def is_editable(project: RevisionProject) -> bool:
    """Whether the words of its draft may be changed now."""
    return project.state in EDITABLE
