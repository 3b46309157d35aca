"""Every hook of the core. Results are dataclasses of portal.items; order never depends on loading."""

from collections.abc import Iterable
from typing import Any

import click
from flask import Blueprint

from ..items import (
    DutyCount,
    FilesSeen,
    Held,
    Importer,
    Job,
    MenuItem,
    Permission,
    Place,
    ProblemSource,
    Recorded,
    Setting,
    SignedIn,
    TodoItem,
    Widget,
    WordForm,
)
from . import always, hookspec

# Asked while the plugin loads.


@hookspec
def blueprints() -> Iterable[Blueprint]:  # type: ignore[empty-body]
    """The plugin's pages: blueprints named after the plugin, served under /<name>/."""


@hookspec
def permissions() -> Iterable[Permission]:  # type: ignore[empty-body]
    """What one may be allowed to do here, with the roles that may do it at first."""


@hookspec
def commands() -> Iterable[click.Command]:  # type: ignore[empty-body]
    """Commands of the plugin's group on the command line."""


@hookspec
def jobs() -> Iterable[Job]:  # type: ignore[empty-body]
    """Work the plugin has for `portal worker`; it waits while the plugin is off."""


@hookspec
def word_forms() -> Iterable[WordForm]:  # type: ignore[empty-body]
    """Forms on paper that are filled from Word templates, which the office may replace."""


@hookspec
def importers() -> Iterable[Importer]:  # type: ignore[empty-body]
    """Tables of rows that people bring as spreadsheets or type into a grid: their columns, and what becomes of them."""


@hookspec
@always
def settings_form() -> Iterable[Setting]:  # type: ignore[empty-body]
    """Values an administrator sets on the modules page; read them with read_setting()."""


# Asked while a page is made.


@hookspec
def menu_items(user: SignedIn) -> Iterable[MenuItem]:  # type: ignore[empty-body]
    """Lines of the staff menu that this person should see."""


@hookspec
def public_menu_items() -> Iterable[MenuItem]:  # type: ignore[empty-body]
    """Lines of the public navigation; those with a lead are large entries of the home page."""


@hookspec
def dashboard_widgets(user: SignedIn | None) -> Iterable[Widget]:  # type: ignore[empty-body]
    """Blocks of the desk, or of the public home page where user is None."""


@hookspec
def todo_items(user: SignedIn) -> Iterable[TodoItem]:  # type: ignore[empty-body]
    """What waits for this person, and what this person waits for, the most urgent first."""


@hookspec
def record_place(kind: str, record_id: int, user: SignedIn | None) -> Place | None:
    """Where a record of one of the plugin's kinds is read by this person, or by the public where user is None."""


@hookspec
def duty_counts(year: int) -> Iterable[DutyCount]:  # type: ignore[empty-body]
    """What members did in a year, from the records that the plugin keeps; zero where a member did nothing."""


@hookspec
def authorise(user: SignedIn, permission: str, record: Any) -> bool | None:
    """Return False to veto what the permission would allow; anything else has no say."""


# Told that something happened, or is due.


@hookspec
def load_example() -> None:
    """Load the plugin's example records into an empty database (first start, `portal init --example`)."""


@hookspec
def record_changed(change: Recorded) -> None:
    """A record changed and the change is committed."""


@hookspec
def file_problem(source: ProblemSource) -> Place | None:
    """Make a draft problem of something found wrong, and say where it is; asked again, say where it is already."""


@hookspec
def plugin_enabled(name: str) -> None:
    """A plugin was switched on; those that are on now are told, itself among them."""


@hookspec
def plugin_disabled(name: str) -> None:
    """A plugin was switched off; those that are still on are told."""


# Duties: asked of every loaded plugin, switched on or not.


@hookspec
@always
def data_held() -> Iterable[Held]:  # type: ignore[empty-body]
    """What the plugin keeps, counted, for the modules page."""


@hookspec
@always
def audit_summary(kind: str, action: str) -> str | None:
    """What an action of one of the plugin's kinds is called in the audit list."""


@hookspec
@always
def attachment_owner(kind: str, record_id: str, user: SignedIn | None) -> FilesSeen | None:
    """Which files of one of the plugin's records this person may open; user is None for the public."""
