"""What a plugin says of itself, and who is asking it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time, timedelta
from types import ModuleType
from typing import Any, Literal


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
class Access:
    """How a view is declared: open to the public for a reason, or behind a permission."""

    permission: str | None
    reason: str = ""
    archive: bool = False


View = Callable[..., Any]


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
