"""The plugins of one application: which are loaded, and which are alive for the request being served."""

from collections.abc import Iterable
from pathlib import Path

from flask import current_app

from ..config import PACKAGE
from ..records.state import Snapshot, current_snapshot
from .components import CORE, Component, core_component
from .installed import Installed


class Host:
    """The plugins found at start. `plugins` has them by name, in the order in which they were loaded."""

    def __init__(self, installed: Iterable[Installed] = ()) -> None:
        self.installed = list(installed)
        self.plugins = {it.name: it for it in self.installed if not it.found.twin}
        self._seen: tuple[Snapshot, frozenset[str]] | None = None

    @property
    def loaded(self) -> list[Installed]:
        """The plugins whose hooks and pages are registered, those that are required first."""
        return [it for it in self.plugins.values() if it.loaded]

    @property
    def components(self) -> list[Component]:
        """The core, then the loaded plugins that may have tables, in the order of their requirements."""
        return [core_component(), *(it.component for it in self.loaded if it.component)]

    @property
    def words(self) -> list[Path]:
        """The folders of translations; the core's come last, since the last word on a sentence counts."""
        return [*(it.words for it in self.plugins.values() if it.words), PACKAGE / "translations"]

    def dependants(self, name: str) -> list[str]:
        """Installed plugins that require this one."""
        return [it.name for it in self.plugins.values() if name in it.requires]

    def enabled(self, name: str) -> bool:
        """Whether a plugin is alive now: loaded, switched on, its tables migrated, and so is what it requires."""
        return name in self.alive()

    def alive(self) -> frozenset[str]:
        """The plugins that are enabled now; worked out once for each state of the database, which is the snapshot."""
        snapshot = current_snapshot()
        if self._seen is None or self._seen[0] != snapshot:
            self._seen = snapshot, self._ready(snapshot)
        return self._seen[1]

    def _ready(self, snapshot: Snapshot) -> frozenset[str]:
        ready = {CORE}
        for it in self.loaded:  # what a plugin requires comes before it
            migrated = snapshot.schema(it.name) == it.head
            if snapshot.switched_on(it.name) and migrated and ready.issuperset(it.requires):
                ready.add(it.name)
        return frozenset(ready)


def current_host() -> Host:
    """The plugins of the current application."""
    host: Host = current_app.extensions["portal_host"]
    return host
