"""The frozen dataclasses that hooks take and return. A hook never returns HTML."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, Protocol

Tone = Literal["ok", "go", "due", "move", "late", "none"]
FilesSeen = Literal["all", "public"]  # of a record: all its files, or those that are shown to the public


def N_(message: str) -> str:
    """Mark a message that is translated where it is shown; a plugin that keeps Flask out of its import needs it."""
    return message


@dataclass(frozen=True)
class Plugin:
    """What a plugin says of itself: a module-level `plugin = Plugin(…)`.

    `requires` names other plugins; `command` is the name of its group on the command line;
    `hookspecs` is a module with hookspecs of its own, which dependants may implement.
    """

    title: str
    version: str
    api: int
    requires: tuple[str, ...] = ()
    command: str | None = None
    hookspecs: ModuleType | None = None


@dataclass(frozen=True)
class Permission:
    """A thing one may do; `roles` are the roles that may do it until an administrator decides otherwise."""

    name: str
    title: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class SignedIn:
    """The person behind a request, as views, services and hooks see them.

    `owes_second_factor`: an administrator who has to set one up before anything else.
    """

    id: int
    name: str
    title: str
    session_id: int
    permissions: frozenset[str]
    roles: frozenset[str]
    owes_second_factor: bool = False

    def may(self, permission: str) -> bool:
        """Whether one of the person's roles carries the permission."""
        return permission in self.permissions


@dataclass(frozen=True)
class MenuItem:
    """A line of a menu. On the public home page an item with `lead` becomes one of the large entries."""

    title: str
    url: str
    order: int = 100
    group: str = ""
    count: int | None = None
    lead: str = ""
    icon: str = "document"


@dataclass(frozen=True)
class Tally:
    """One kind of thing and how many there are."""

    label: str
    count: int
    tone: Tone = "none"
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Row:
    """One line of a widget's list; `lang` says that the title is in another language than the page."""

    title: str
    url: str
    when: date | None = None
    note: str = ""
    lang: str = ""


@dataclass(frozen=True)
class Widget:
    """A block of the home page or of the desk: counted kinds, a list, or both."""

    title: str
    order: int = 100
    url: str = ""
    link_label: str = ""
    caption: str = ""
    tallies: tuple[Tally, ...] = ()
    rows_title: str = ""
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True)
class TodoItem:
    """Something that waits, as a plugin computes it from its records; it is never stored.

    `turn` says whom it waits for, by post or unit; empty where it is the person's own turn. `module` is the plugin's
    title unless it says more; `lang` says that title and note are in another language than the page.
    """

    title: str
    url: str
    due: date | None = None
    note: str = ""
    module: str = ""
    turn: str = ""
    lang: str = ""


@dataclass(frozen=True)
class SearchDocument:
    """What a record says, for searching. `public`: it is found by everybody who may see the record, not by staff only.

    Never put a sealed value into it: the index keeps the text in clear.
    """

    title: str
    text: str = ""
    public: bool = False


@dataclass(frozen=True)
class Place:
    """Where a record is read; `label` says what it is, as "Rectification item"."""

    url: str
    label: str = ""


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


@dataclass(frozen=True)
class Held:
    """How many records of a kind a plugin keeps."""

    title: str
    count: int


@dataclass(frozen=True)
class Job:
    """Work for `portal worker`: at times of its own, and whenever `add_job()` asks for it.

    `name` is "<plugin>.<work>". `run` gets the arguments of add_job(). It may run twice for one reason, as after a
    power cut, so doing it twice must do no harm. Either `every` or `daily` (on the office's clock) may be set.
    """

    name: str
    title: str
    run: Callable[..., None]
    every: timedelta | None = None
    daily: time | None = None


@dataclass(frozen=True)
class FormField:
    """What a Word template may show: `name` is typed into it, in Chinese; `example` is shown in the preview.

    The columns of a RowGroup take their examples from its rows.
    """

    name: str
    title: str
    example: str | int | date = ""


@dataclass(frozen=True)
class RowGroup:
    """A list whose rows a Word template repeats; each of `examples` is one row, in the order of the columns."""

    name: str
    title: str
    columns: tuple[FormField, ...]
    examples: tuple[tuple[str | int | date, ...], ...]


@dataclass(frozen=True)
class WordForm:
    """A form on paper: the office may replace its Word template by one of its own.

    `name` is "<plugin>.<form>"; `template` is the .docx that comes with the plugin.
    """

    name: str
    title: str
    template: Path
    fields: tuple[FormField, ...]
    rows: tuple[RowGroup, ...] = ()


@dataclass(frozen=True)
class Importer:
    """A table of rows that a plugin takes in, from a file or typed into a grid.

    `name` is "<plugin>.<what>"; `columns` are Columns of portal.office.sheets. `check(rows, options)` reads and says
    what each row would do (a Preview of portal.office.importing); `apply(preview, options)` does it, inside writing().
    `options` is a class of WTForms with further answers, `label` the key of the column that names a row, else the
    first; `back` returns the address of the list that the rows are for.
    """

    name: str
    title: str
    permission: str
    columns: tuple[Any, ...]
    check: Callable[..., Any]
    apply: Callable[..., Any]
    options: Any = None
    hint: str = ""
    label: str = ""
    back: Callable[[], str] | None = None


@dataclass(frozen=True)
class Setting:
    """One value an administrator may set. `choices` are (value, title) pairs for kind "choice".

    `check` is called with a value before it is stored; it raises a PortalError that says what is wrong.
    """

    key: str
    title: str
    kind: Literal["text", "number", "flag", "choice"] = "text"
    default: str | int | bool = ""
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    check: Callable[[Any], None] | None = None


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
class Access:
    """How a view is declared: open to the public for a reason, or behind a permission."""

    permission: str | None
    reason: str = ""
    archive: bool = False


View = Callable[..., Any]

__all__ = [
    "Access", "Change", "Decision", "DutyCount", "Entry", "FilesSeen", "FormField", "Held", "Importer", "Job",
    "MenuItem", "Permission", "Place", "Plugin", "Recordable", "Recorded", "Row", "RowGroup", "SearchDocument",
    "Setting", "SignedIn", "Subject", "Tally", "TodoItem", "Tone", "View", "Widget", "WordForm",
]  # fmt: skip
