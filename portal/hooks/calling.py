"""The one way hooks are called: every enabled plugin is asked, and one that fails harms nobody else."""

import logging
from collections.abc import Container
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, Protocol

import pluggy
from flask import current_app, has_request_context

from ..database.engine import is_writing
from ..extensions import db
from .answers import promised, reader

log = logging.getLogger(__name__)
SLOW = 0.2  # seconds; one that takes longer is logged by name, every page waits for it


class Switches(Protocol):
    """Knows which plugins are on, for the request being served."""

    def alive(self) -> Container[str]:
        """The names of the plugins whose hooks and pages are alive now."""


@dataclass
class Failure:
    """What went wrong in one plugin's hook since this process started: how often, and the last error."""

    plugin: str
    hook: str
    error: str = ""
    count: int = 0


@dataclass
class Registry:
    """The hooks of one application: the plugins registered, and whom to ask whether one is on."""

    manager: pluggy.PluginManager
    switches: Switches
    failures: dict[tuple[str, str], Failure] = field(default_factory=dict)

    def note(self, plugin: str, hook: str, error: str) -> None:
        """Keep what went wrong for the modules page."""
        failure = self.failures.setdefault((plugin, hook), Failure(plugin, hook))
        failure.error, failure.count = error, failure.count + 1


def registry() -> Registry:
    """The registry of the current application."""
    found: Registry = current_app.extensions["portal_hooks"]
    return found


def call(hook_name: str, **arguments: Any) -> list[Any]:
    """Ask every enabled plugin (all loaded ones for a duty) and gather what they answer, lists flattened.

    A plugin that raises or answers nonsense is logged by name and left out; the order says nothing, so callers sort.
    """
    hooks = registry()
    caller = getattr(hooks.manager.hook, hook_name)
    return _gather(hooks, caller, _asked(hooks, caller), arguments)


def call_each(hook_name: str, **arguments: Any) -> dict[str, list[Any]]:
    """The same as `call`, with the answers apart by the plugin's name."""
    hooks = registry()
    caller = getattr(hooks.manager.hook, hook_name)
    answers: dict[str, list[Any]] = {}
    for impl in _asked(hooks, caller):
        answers.setdefault(impl.plugin_name, []).extend(_gather(hooks, caller, [impl], arguments))
    return answers


def call_one(plugin_name: str, hook_name: str, **arguments: Any) -> list[Any]:
    """Ask one plugin, whatever its state; nothing comes of one that raises."""
    hooks = registry()
    caller = getattr(hooks.manager.hook, hook_name)
    mine = [it for it in caller.get_hookimpls() if it.plugin_name == plugin_name]
    return _gather(hooks, caller, mine, arguments)


def _asked(hooks: Registry, caller: pluggy.HookCaller) -> list[pluggy.HookImpl]:
    """Who is asked: the plugins that are on, or all loaded ones where the hook is a duty."""
    if getattr(caller.spec.function, "portal_always", False):  # type: ignore[union-attr]
        return caller.get_hookimpls()
    alive = hooks.switches.alive()
    return [it for it in caller.get_hookimpls() if it.plugin_name in alive]


def _gather(
    hooks: Registry, caller: pluggy.HookCaller, impls: list[pluggy.HookImpl], arguments: dict[str, Any]
) -> list[Any]:
    read = reader(promised(caller.spec.function))  # type: ignore[union-attr]  # no plugin loads with a hook without spec
    gathered: list[Any] = []
    start = perf_counter()
    for impl in impls:
        try:
            gathered += read(impl.function(*map(arguments.__getitem__, impl.argnames)))
        except (Exception, SystemExit) as error:  # whatever a plugin does wrong stays its own
            hooks.note(impl.plugin_name, caller.name, repr(error))
            log.exception("hook %s of plugin %s failed", caller.name, impl.plugin_name)
            _recover()
        end = perf_counter()
        if end - start > SLOW and has_request_context():
            _tell_slow(hooks, impl.plugin_name, caller.name, end - start)
        start = end  # of the next one: the clock is read once for each
    return gathered


def _recover() -> None:
    """Start reading afresh: after a failed statement PostgreSQL refuses all others of the same transaction.

    A writing transaction is left alone: it fails as a whole.
    """
    session = db.session()
    if session.in_transaction() and not is_writing(session):
        session.rollback()


def _tell_slow(hooks: Registry, plugin: str, hook: str, seconds: float) -> None:
    hooks.note(plugin, hook, f"slow: {seconds:.1f} s")
    log.warning("hook %s of plugin %s is slow", hook, plugin, extra={"component": plugin, "seconds": seconds})
