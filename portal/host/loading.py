"""Loading plugins in the order of what they require; one that fails leaves a traceback and nothing else."""

import logging
import traceback
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pluggy
from flask import Flask

from ..hooks import API, PROJECT, specs
from ..items import Plugin
from . import registration
from .components import plugin_component
from .discovery import Found

log = logging.getLogger(__name__)


@dataclass
class Loaded:
    """A plugin after the attempt to load it. `problem` is a sentence, `trace` the traceback if there is one."""

    name: str
    place: str
    folder: Path | None = None
    plugin: Plugin | None = None
    module: ModuleType | None = None
    state: str = "loaded"  # loaded | failed | incompatible
    head: str | None = None  # the newest migration on disk
    problem: str = ""
    trace: str = ""

    @property
    def loaded(self) -> bool:
        """Whether its hooks and pages are registered."""
        return self.state == "loaded"


class Incompatible(Exception):
    """The plugin is sound but cannot work here: another API, or a requirement that is not there."""


def new_manager() -> pluggy.PluginManager:
    """A plugin manager that knows the core's hooks."""
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(specs)
    return manager


def load_all(app: Flask | None, manager: pluggy.PluginManager, found: list[Found]) -> dict[str, Loaded]:
    """Import and register every plugin, those required by others first. Without app no pages are added."""
    loader = _Loader(app, manager, {plugin.name: plugin for plugin in found if not plugin.twin})
    for plugin in found:
        if plugin.twin:
            loader.results[f"{plugin.name} ({plugin.place})"] = _twin(plugin)
        else:
            loader.load(plugin.name)
    return loader.results


class _Loader:
    """Walks the requirements; `results` keeps the order in which plugins were loaded."""

    def __init__(self, app: Flask | None, manager: pluggy.PluginManager, found: dict[str, Found]) -> None:
        self.app, self.manager, self.found = app, manager, found
        self.results: dict[str, Loaded] = {}
        self._open: list[str] = []

    def load(self, name: str) -> Loaded:
        if name in self.results:
            return self.results[name]
        self._open.append(name)
        result = self._attempt(self.found[name])
        self._open.pop()
        self.results[name] = result
        return result

    def _attempt(self, found: Found) -> Loaded:
        result = Loaded(found.name, found.place, found.folder)
        try:
            self._load(found, result)
        except Incompatible as error:
            result.state, result.problem = "incompatible", str(error)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever a plugin does wrong stays its own
            result.state, result.problem = "failed", f"{type(error).__name__}: {error}"
            result.trace = traceback.format_exc()
            log.error("plugin %s failed to load: %s", found.name, result.problem)
        return result

    def _load(self, found: Found, result: Loaded) -> None:
        registration.check_name(found, self.found)
        self._require_declared(found)
        result.module = import_module(found.module)
        result.folder = result.folder or Path(str(result.module.__file__)).parent
        result.plugin = plugin = registration.description(result.module)
        if plugin.api != API:
            raise Incompatible(f"It is written for version {plugin.api} of the hooks; this portal has {API}.")
        for name in plugin.requires:
            self._require(name)
        registration.check_command(plugin.command, [it.plugin.command for it in self.results.values() if it.plugin])
        result.head = plugin_component(found.name, result.folder).head
        registration.register(self.app, self.manager, found.name, result.module, plugin)

    def _require_declared(self, found: Found) -> None:
        """Look at `requires` before importing: a dependant of a failed plugin is not imported."""
        for name in registration.declared_requirements(found.folder):
            self._require(name)

    def _require(self, name: str) -> None:
        if name not in self.found:
            raise Incompatible(f"It needs the plugin {name}, which is not installed.")
        if name in self._open:
            raise Incompatible(f"It needs {name}, which needs it in turn.")
        if not self.load(name).loaded:
            raise Incompatible(f"It needs the plugin {name}, which could not be loaded.")


def _twin(found: Found) -> Loaded:
    problem = f"A plugin named {found.name} is already there; this one ({found.place}) is not loaded."
    return Loaded(found.name, found.place, found.folder, state="failed", problem=problem)
