"""The one way hooks are called: every enabled plugin is asked, and one that fails harms nobody else."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

import pluggy
from flask import current_app

log = logging.getLogger(__name__)


class Switches(Protocol):
    """Answers whether a plugin is on, for the request being served."""

    def enabled(self, name: str) -> bool:
        """Whether the plugin's hooks and pages are alive now."""


@dataclass
class Registry:
    """The hooks of one application: the plugins registered, and whom to ask whether one is on."""

    manager: pluggy.PluginManager
    switches: Switches
    failures: dict[tuple[str, str], str] = field(default_factory=dict)


def registry() -> Registry:
    """The registry of the current application."""
    found: Registry = current_app.extensions["portal_hooks"]
    return found


def call(hook_name: str, **arguments: Any) -> list[Any]:
    """Ask every enabled plugin (all loaded ones for a duty) and gather what they answer, lists flattened.

    A plugin that raises is logged by name and left out; the order says nothing, so callers sort.
    """
    hooks = registry()
    caller = getattr(hooks.manager.hook, hook_name)
    duty = getattr(caller.spec.function, "portal_always", False)
    gathered: list[Any] = []
    for impl in caller.get_hookimpls():
        if not (duty or hooks.switches.enabled(impl.plugin_name)):
            continue
        try:
            gathered += _answers(impl, arguments)
        except Exception as error:
            hooks.failures[impl.plugin_name, hook_name] = repr(error)
            log.exception("hook %s of plugin %s failed", hook_name, impl.plugin_name)
    return gathered


def call_one(plugin_name: str, hook_name: str, **arguments: Any) -> list[Any]:
    """Ask one plugin, whatever its state; its errors are the caller's."""
    caller = getattr(registry().manager.hook, hook_name)
    mine = [impl for impl in caller.get_hookimpls() if impl.plugin_name == plugin_name]
    return [answer for impl in mine for answer in _answers(impl, arguments)]


def _answers(impl: pluggy.HookImpl, arguments: dict[str, Any]) -> list[Any]:
    answer = impl.function(*[arguments[name] for name in impl.argnames])
    if answer is None:
        return []
    return list(answer) if isinstance(answer, (list, tuple, Iterator)) else [answer]
