"""What happens to records, and what they say of themselves."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, Protocol

FilesSeen = Literal["all", "public"]  # of a record: all its files, or those that are shown to the public


class Recordable(Protocol):
    """What changes can be recorded for: a row of a Record, or a Subject."""

    @property
    def kind(self) -> str:
        """ "<plugin>.<thing>"."""

    @property
    def id(self) -> Any:
        """Its number, or its name."""


@dataclass(frozen=True)
class Subject:
    """Something without a row of its own: a plugin, a role, the settings of a component."""

    kind: str
    id: str


@dataclass(frozen=True)
class Decision:
    """Who decided (a post or a meeting), on which day, on what basis; mostly on paper, and typed in by somebody else.

    `basis` names the meeting or the document; `scan` is the number of the attached signed form.
    """

    decided_by: str
    decided_on: date
    basis: str = ""
    scan: int | None = None


@dataclass(frozen=True)
class Entry:
    """What a person enters with a move. `added_later`: history from before the portal was in use (补录).

    `scan` is the checked file of the signed form; it is attached to the record when the entry is carried out.
    """

    reason: str = ""
    note: str = ""
    decision: Decision | None = None
    added_later: bool = False
    scan: Any = None


@dataclass(frozen=True)
class Change:
    """What happened to a record, told once to `record()`.

    `fields` are the names of changed fields, never their values; `public` says that a public page shows it. With an
    `entry` the change becomes a step of the record's history; `moved` are the states it left and reached.
    """

    record: Recordable
    action: str
    reason: str = ""
    fields: tuple[str, ...] = ()
    public: bool = False
    entry: Entry | None = None
    moved: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Recorded:
    """A change after its commit, as `record_changed` receives it: names and numbers, no loaded row."""

    kind: str
    record_id: int | str
    action: str
    actor_id: int | None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class SearchDocument:
    """What a record says, for searching. `public`: it is found by everybody who may see the record, not by staff only.

    Never put a sealed value into it: the index keeps the text in clear.
    """

    title: str
    text: str = ""
    public: bool = False


@dataclass(frozen=True)
class ProblemSource:
    """Something found wrong that a ledger of problems may take up.

    `kind` and `record_id` name the record it was found in; the rest is what the problem says at first.
    """

    kind: str
    record_id: int
    title: str
    text: str
    source: str
    aspect: str


@dataclass(frozen=True)
class DutyCount:
    """How often a member of the conference did one duty in a year.

    `member` is the name as the roster shows it inside the office, `user_id` the member's account where there is one.
    `duty` is a code: proposals, social_information, proposals_or_information, activities, contacts, training, absences.
    `township` says that the member comes from a township or the grass roots.
    """

    member: str
    duty: str
    count: int
    user_id: int | None = None
    township: bool = False
