"""One installed plugin, and what became of it when the portal started."""

from dataclasses import dataclass, field
from pathlib import Path
from time import time
from types import ModuleType

from flask_babel import gettext

from ..items import Plugin
from .components import Component, plugin_component
from .declared import Declared
from .discovery import Found


@dataclass
class Installed:
    """A plugin and how loading it went. `problem` is a sentence, `trace` the traceback where there is one."""

    found: Found
    declared: Declared = field(default_factory=Declared)
    words: Path | None = None  # the folder of its translations
    plugin: Plugin | None = None
    module: ModuleType | None = None
    state: str = "found"  # then loaded | failed | incompatible
    head: str | None = None  # the newest migration on disk
    problem: object = ""  # a string, or one translated when shown
    trace: str = ""
    at: float = field(default_factory=time)

    @property
    def name(self) -> str:
        """The plugin's name."""
        return self.found.name

    @property
    def place(self) -> str:
        """Where it came from: shipped, instance or package."""
        return self.found.place

    @property
    def folder(self) -> Path | None:
        """Where its code lies; None for a package of a single file."""
        return self.found.folder

    @property
    def loaded(self) -> bool:
        """Whether its hooks and pages are registered."""
        return self.state == "loaded"

    @property
    def title(self) -> str:
        """What people call it, in the language of the page; its name where it says nothing."""
        return gettext(str(self.plugin.title)) if self.plugin else gettext(self.declared.title or self.name)

    @property
    def version(self) -> str:
        """Its version, also when it failed."""
        return self.plugin.version if self.plugin else self.declared.version

    @property
    def requires(self) -> tuple[str, ...]:
        """The plugins it needs."""
        return self.declared.requires

    @property
    def component(self) -> Component | None:
        """Its migrations; None where it can have none."""
        return plugin_component(self.name, self.folder) if self.folder else None
