"""The plugins of one application: which are loaded, and which are alive for the request being served."""

from dataclasses import dataclass, field
from functools import cached_property

from flask import current_app, has_request_context, request

from ..records.state import Snapshot, read_state
from .components import CORE, Component, core_component, plugin_component
from .loading import Loaded

STATES = ("missing", "failed", "incompatible", "disabled", "enabled")


@dataclass
class Host:
    """The plugins found at start, in the order in which they were loaded."""

    results: dict[str, Loaded] = field(default_factory=dict)

    def enabled(self, name: str) -> bool:
        """Whether a plugin is alive now: loaded, switched on, its tables migrated."""
        if name == CORE:
            return True
        loaded = self.results.get(name)
        if loaded is None or not loaded.loaded:
            return False
        snapshot = current_snapshot()
        return snapshot.switched_on(name) and not self.pending(name, snapshot)

    def pending(self, name: str, snapshot: Snapshot) -> bool:
        """Whether the plugin's tables are behind its code."""
        return snapshot.schema(name) != self.results[name].head

    @cached_property
    def components(self) -> list[Component]:
        """The core, then the loaded plugins in the order of their requirements."""
        plugins = [it for it in self.results.values() if it.loaded and it.folder]
        return [core_component(), *(plugin_component(it.name, it.folder) for it in plugins if it.folder)]

    def component(self, name: str) -> Component | None:
        """The component of that name, if it is loaded."""
        return next((it for it in self.components if it.name == name), None)

    def dependants(self, name: str) -> list[str]:
        """Installed plugins that require this one."""
        return [it.name for it in self.results.values() if it.plugin and name in it.plugin.requires]


def current_host() -> Host:
    """The plugins of the current application."""
    host: Host = current_app.extensions["portal_host"]
    return host


def current_snapshot() -> Snapshot:
    """The small facts of this request, read once before it began, so that a page is of one piece."""
    if not has_request_context():
        return read_state()
    snapshot: Snapshot = request.environ["portal.snapshot"]
    return snapshot
