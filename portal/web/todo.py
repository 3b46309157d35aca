"""What waits for a person in every module, the most urgent first. Computed from the records, never stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import g, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from ..clock import today
from ..hooks.calling import call_each
from ..host.switching import title_of
from ..items import Row, SignedIn, Tally, TodoItem, Widget

MOST = 200  # of one module; nobody works through more, and each line costs time
ON_DESK = 5
MINE, OTHERS = "mine", "others"
LATE, WEEK, LATER, OPEN = "late", "week", "later", "open"


@dataclass(frozen=True)
class Task:
    """An item of the list with the plugin that named it, and the part of the list it belongs to."""

    plugin: str
    module: str
    item: TodoItem
    part: str

    @property
    def mine(self) -> bool:
        """Whether it is the person's own turn."""
        return not self.item.turn

    @property
    def situation(self) -> tuple[str, str]:
        """How the deadline stands, in words, and the tone of the tag that carries them."""
        if self.item.due is None:
            return _("No deadline"), ""
        return _in_words((self.item.due - today()).days), {LATE: "late", WEEK: "due"}.get(self.part, "")


@dataclass(frozen=True)
class TodoList:
    """All tasks in order, and the titles of modules that had more than are shown."""

    tasks: list[Task]
    cut: list[str]

    @property
    def mine(self) -> list[Task]:
        """What waits for the person."""
        return [task for task in self.tasks if task.mine]

    def modules(self) -> list[tuple[str, str]]:
        """Name and title of the plugins that have something on the list."""
        return sorted({(task.plugin, _title(task.plugin)) for task in self.tasks}, key=lambda pair: pair[1])

    def narrowed(self, module: str = "", turn: str = "", part: str = "") -> list[Task]:
        """The tasks that fit; an empty filter lets everything through."""
        return [
            task
            for task in self.tasks
            if (not module or task.plugin == module)
            and (not turn or task.mine == (turn == MINE))
            and (not part or task.part == part)
        ]


def todo_list(user: SignedIn) -> TodoList:
    """What waits for the person, asked once a request: the menu, the desk and the page show the same."""
    if "portal_todo" not in g:
        g.portal_todo = _ask(user)
    found: TodoList = g.portal_todo
    return found


def todo_widget(user: SignedIn) -> Widget:
    """The first few of what waits for the person, for the desk."""
    first = todo_list(user).mine[:ON_DESK]
    rows = tuple(
        Row(task.item.title, task.item.url, task.item.due, f"{task.module} · {task.situation[0]}", task.item.lang)
        for task in first
    )
    return Widget(_("To do"), order=0, url=_here(), link_label=_("The whole list"), rows=rows)


def tallies(tasks: Iterable[Task]) -> list[Tally]:
    """How many wait for the person and for others, are due this week and late."""
    found = list(tasks)
    return [
        Tally(_("My turn"), sum(task.mine for task in found), url=_here(turn=MINE)),
        Tally(_("Waiting for others"), sum(not task.mine for task in found), url=_here(turn=OTHERS)),
        Tally(_("Today and this week"), sum(task.part == WEEK for task in found), url=_here(due=WEEK)),
        Tally(_("Overdue"), sum(task.part == LATE for task in found), "late", url=_here(due=LATE)),
    ]


def headings() -> list[tuple[str, str]]:
    """The parts of the list, in order."""
    return [
        (LATE, _("Overdue")),
        (WEEK, _("Today and this week")),
        (LATER, _("After this week")),
        (OPEN, _("Without a deadline")),
    ]


def parts(tasks: Iterable[Task]) -> list[tuple[str, str, list[Task]]]:
    """The parts of the list that hold something: name, heading, tasks."""
    found = list(tasks)
    grouped = [(name, heading, [task for task in found if task.part == name]) for name, heading in headings()]
    return [part for part in grouped if part[2]]


def turns() -> list[tuple[str, str]]:
    """Whose turn it may be."""
    return [(MINE, _("My turn")), (OTHERS, _("Waiting for others"))]


def part_of(due: date | None) -> str:
    """Where a deadline belongs; the week ends on Sunday."""
    if due is None:
        return OPEN
    if due < today():
        return LATE
    return WEEK if due <= today() + timedelta(days=6 - today().weekday()) else LATER


def _ask(user: SignedIn) -> TodoList:
    tasks: list[Task] = []
    cut: list[str] = []
    for plugin, items in call_each("todo_items", user=user).items():
        title = _title(plugin)
        found = [Task(plugin, str(item.module) or title, item, part_of(item.due)) for item in items]
        tasks += sorted(found, key=_place)[:MOST]
        if len(found) > MOST:
            cut.append(title)
    return TodoList(sorted(tasks, key=_place), sorted(cut))


def _here(**filters: Any) -> str:
    return url_for("portal.todo", **filters)


def _title(plugin: str) -> str:
    return _("System") if plugin == "portal" else str(title_of(plugin))


def _place(task: Task) -> tuple[date, str, str]:
    return task.item.due or date.max, str(task.item.title), task.item.url


def _in_words(days: int) -> str:
    if days < 0:
        return ngettext("overdue by %(num)s day", "overdue by %(num)s days", -days)
    if days <= 1:
        return _("due tomorrow") if days else _("due today")
    return _("due in %(num)s days", num=days)
