"""Loading plugins in the order of what they require; one that fails leaves a traceback and nothing else."""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import GNUTranslations
from importlib import import_module
from pathlib import Path

import pluggy
from flask import Flask
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import configure_mappers

from ..hooks import API, PROJECT, specs
from ..items import Plugin
from . import models, registration
from .declared import read_declaration
from .discovery import Found
from .installed import Installed
from .naming import check_command, check_name
from .problems import BadPlugin, Incompatible

log = logging.getLogger(__name__)


def new_manager() -> pluggy.PluginManager:
    """A plugin manager that knows the core's hooks."""
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(specs)
    return manager


def load_all(app: Flask, manager: pluggy.PluginManager, found: list[Found]) -> list[Installed]:
    """Import and register every plugin, those required by others first."""
    configure_mappers()  # the core's own: from here on a failure is the plugin's that brought it
    installed = {it.name: Installed(it) for it in found if not it.twin}
    loader = _Loader(app, manager, installed)
    for name in installed:
        loader.load(name)
    return [*loader.done.values(), *(_twin(it) for it in found if it.twin)]


class _Loader:
    """Walks the requirements; `done` keeps the order in which plugins were loaded."""

    def __init__(self, app: Flask, manager: pluggy.PluginManager, installed: dict[str, Installed]) -> None:
        self.app, self.manager, self.installed = app, manager, installed
        self.done: dict[str, Installed] = {}
        self._open: list[str] = []
        self._commands: dict[str, str] = {}
        for it in sorted(installed.values(), key=lambda it: (it.place != "shipped", it.name)):
            with _blamed(it):
                it.words = read_words(it.folder)
                it.declared = read_declaration(it.found.source)
                self._commands.setdefault(it.declared.command or "", it.name)

    def load(self, name: str) -> Installed:
        plugin = self.installed[name]
        if name not in self.done:
            self._open.append(name)
            if plugin.state == "found":
                with _blamed(plugin):
                    self._load(plugin)
            self._open.pop()
            self.done[name] = plugin
        return plugin

    def _load(self, plugin: Installed) -> None:
        check_name(plugin.found, [it.found for it in self.installed.values()])
        check_command(plugin.name, plugin.declared.command, self._commands)
        for required in plugin.requires:
            self._require(required)
        before = models.known(plugin.found.module)
        try:
            module = plugin.module = import_module(plugin.found.module)
            self._check(plugin, registration.description(module), before)
            registration.register(self.app, self.manager, plugin.name, module, plugin.folder)
        except BaseException:
            models.take_back(plugin.found.module, before)
            raise
        plugin.state = "loaded"

    def _check(self, plugin: Installed, said: Plugin, before: models.Known) -> None:
        plugin.plugin = said
        if said.api != API:
            raise Incompatible(
                _l("It is written for version %(its)s of the hooks; this portal has %(ours)s.", its=said.api, ours=API)
            )
        if (said.requires, said.command) != (plugin.declared.requires, plugin.declared.command):
            raise BadPlugin(_l("Its requires and command must be written out in plugin = Plugin(…)."))
        models.check_models(plugin.name, plugin.found.module, before)
        plugin.head = plugin.component.head if plugin.component else None

    def _require(self, name: str) -> None:
        if name not in self.installed:
            raise Incompatible(_l("It needs the module %(name)s, which is not installed.", name=name))
        if name in self._open:
            raise Incompatible(_l("It needs %(name)s, which needs it in turn.", name=name))
        if not self.load(name).loaded:
            raise Incompatible(_l("It needs the module %(name)s, which could not be loaded.", name=name))


@contextmanager
def _blamed(plugin: Installed) -> Iterator[None]:
    """Whatever goes wrong inside is the plugin's own fault, and stays with it."""
    try:
        yield
    except Incompatible as error:
        plugin.state, plugin.problem = "incompatible", error.args[0]
        log.warning("plugin %s cannot work here: %s", plugin.name, error)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - it is shown on the modules page
        plugin.state, plugin.trace = "failed", traceback.format_exc()
        plugin.problem = error.args[0] if isinstance(error, BadPlugin) else f"{type(error).__name__}: {error}"
        log.error("plugin %s failed to load: %s", plugin.name, plugin.problem)


def read_words(folder: Path | None) -> Path | None:
    """The folder of a plugin's catalogues, if it has any; raises what reading a damaged one raises."""
    catalogues = list(folder.glob("translations/*/LC_MESSAGES/*.mo")) if folder else []
    for catalogue in catalogues:
        with catalogue.open("rb") as file:
            GNUTranslations(file)
    return catalogues[0].parents[2] if catalogues else None


def _twin(found: Found) -> Installed:
    problem = _l("A module of this name is already there; this one is not loaded.")
    return Installed(found, state="failed", problem=problem)
