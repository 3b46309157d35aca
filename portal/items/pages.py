"""What stands on pages: lines of menus, widgets, things to do, places."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Tone = Literal["ok", "go", "due", "move", "late", "none"]


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
class Place:
    """Where a record is read; `label` says what it is, as "Rectification item"."""

    url: str
    label: str = ""


@dataclass(frozen=True)
class Held:
    """How many records of a kind a plugin keeps."""

    title: str
    count: int
