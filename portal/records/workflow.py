"""Life cycles as tables of moves. Buttons, permissions, history, words, tests and diagrams come from the table.

ITEM = Workflow(
    "problem_inventory.item",
    Move("complete", "in_progress", "completed", EDIT, _l("Report completion"), _l("Reported completed"), check=…),
    Move("refuse", "completed", "in_progress", ACCEPT, _l("Send back"), _l("Sent back"), reason=True),
)

with writing():
    item = load(RectificationItem, item_id, version)
    ITEM.move(item, "complete", Entry(note=…))
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Protocol

from flask_babel import gettext as _

from ..errors import NotAllowed, PortalError, StaleRecord
from ..hooks.calling import call
from ..items import Change, Entry, Recordable, SignedIn
from . import actor
from .attachments import attach
from .writing import record as tell


class Moving(Recordable, Protocol):
    """A record with a state; `is_public` says whether the public sees it."""

    state: Any

    @property
    def is_public(self) -> bool:
        """Whether a public page shows the record."""


NOTHING = Entry()
SCAN = "scan"  # the role of the signed form among a record's files
Check = Callable[[Any, Entry], None]


class MoveRefused(PortalError):
    """The move is not complete, or a rule forbids it now."""

    status = 409


@dataclass(frozen=True)
class Move:
    """One allowed move: what it is called on the button (`title`) and in the history (`done`), and who may make it.

    `permission` None: the sender or the portal itself, never a member of staff. `also` is a second permission that
    allows the move as well: of somebody outside of the office who sees few records. `check(record, entry)` raises a
    PortalError. `reason`, `basis`, `scan`: what has to be entered; the scan only of a decision another person made.
    `when` says whether the move exists at present: a setting may switch it off. `risky` asks for the password again.
    """

    action: str
    source: str
    target: str
    permission: str | None
    title: str
    done: str
    check: Check | None = None
    reason: bool = False
    basis: bool = False
    scan: bool = False
    risky: bool = False
    when: Callable[[], bool] | None = None
    also: str | None = None

    def belongs_to(self, user: SignedIn) -> bool:
        """Whether the person may decide it, by one of its permissions."""
        return any(permission and user.may(permission) for permission in (self.permission, self.also))

    @property
    def offered(self) -> bool:
        """Whether the move exists at present."""
        return self.when is None or self.when()


class Workflow:
    """The life cycle of one kind of record. The same action may start from several states, each with its own line."""

    def __init__(self, kind: str, *moves: Move) -> None:
        self.kind, self.moves = kind, moves
        self.record_permission = f"{kind.partition('.')[0]}.record"
        if len({(move.action, move.source) for move in moves}) < len(moves):
            raise ValueError(f"{kind}: two moves of one name from one state")

    @property
    def states(self) -> list[str]:
        """All states, in the order in which the table names them."""
        return list(dict.fromkeys(state for move in self.moves for state in (move.source, move.target)))

    def from_state(self, state: str) -> list[Move]:
        """The moves that lead on from a state at present."""
        return [move for move in self.moves if move.source == state and move.offered]

    def open_to(self, user: SignedIn, record: Moving) -> list[Move]:
        """The moves this person may make or enter now: the buttons of the record's page."""
        return [move for move in self.from_state(record.state) if self._may(user, move, record)]

    def find(self, record: Moving, action: str) -> Move:
        """The move of that name from where the record is. Raises StaleRecord when there is none."""
        for move in self.from_state(record.state):
            if move.action == action:
                return move
        raise StaleRecord(_("This step is not possible any more: somebody has moved the record on. Look at it again."))

    def move(self, record: Moving, action: str, entry: Entry = NOTHING) -> None:
        """Carry out a move: hold it against the table, set the state, tell record(). Call it inside writing() only.

        Raises NotAllowed, StaleRecord, MoveRefused, and what the move's check raises.
        """
        move = self.find(record, action)
        self._check_person(move, record, entry)
        _check_entry(move, entry)
        if move.check:
            move.check(record, entry)
        record.state = move.target
        moved = (move.source, move.target)
        tell(Change(record, action, entry.reason, ("state",), record.is_public, with_scan(record, entry), moved))

    def words(self, action: str) -> str | None:
        """What an action is called in the history and in the audit list."""
        return next((str(move.done) for move in self.moves if move.action == action), None)

    def diagram(self) -> str:
        """The table as a Mermaid state diagram."""
        return "\n".join(["stateDiagram-v2", *_lines(self.moves)])

    def _may(self, user: SignedIn, move: Move, record: Moving) -> bool:
        if move.permission is None:
            return False
        return any(
            user.may(permission) and False not in call("authorise", user=user, permission=permission, record=record)
            for permission in filter(None, (move.permission, move.also, self.record_permission))
        )

    def _check_person(self, move: Move, record: Moving, entry: Entry) -> None:
        user = actor.person()
        if user is None:
            return  # the sender with a receipt, the command line, the worker: views let nobody else this far
        if not self._may(user, move, record):
            raise NotAllowed(_("You do not have permission for this. Ask the administrator of your office."))
        if move.permission and (not move.belongs_to(user) or _names_another(user, entry)):
            check_paper(entry, move.scan)


def _names_another(user: SignedIn, entry: Entry) -> bool:
    """Whether a person who may decide enters somebody else's decision all the same."""
    return entry.decision is not None and entry.decision.decided_by != user.title


def check_paper(entry: Entry, scan: bool = False) -> None:
    """Hold what is typed in for another person against the rules: whose decision, of which day, on what basis.

    `scan`: the signed form is needed too. Raises MoveRefused.
    """
    decision = entry.decision
    if decision is None or not (decision.decided_by and decision.basis):
        raise MoveRefused(_("You enter another person's decision: say who decided, on which day and on what basis."))
    if scan and decision.scan is None and entry.scan is None:
        raise MoveRefused(_("This decision needs the scan of the signed form. Attach it first."))


def with_scan(record: Recordable, entry: Entry) -> Entry:
    """The entry with its scan attached to the record. Call it inside writing() only."""
    if entry.scan is None or entry.decision is None:
        return entry
    number = attach(record, entry.scan, SCAN).id
    return replace(entry, scan=None, decision=replace(entry.decision, scan=number))


def _check_entry(move: Move, entry: Entry) -> None:
    if move.reason and not entry.reason:
        raise MoveRefused(_("Say why: the reason stays on record."))
    if move.basis and (entry.decision is None or not entry.decision.basis):
        raise MoveRefused(_("Say on what basis: the meeting or the document."))


def _lines(moves: Iterable[Move]) -> Iterable[str]:
    for move in moves:
        yield f"    {move.source} --> {move.target}: {move.action}"
