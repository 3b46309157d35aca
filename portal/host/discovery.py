"""Finding plugins: folders shipped with the portal, folders of the instance, installed packages."""

import logging
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from ..config import shipped

NAMESPACE = "plugins"
ENTRY_POINT_GROUP = "portal.plugins"
INIT = "__init__.py"
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Found:
    """A plugin that is installed, not yet imported. `twin` marks the second of one name, which never loads."""

    name: str
    module: str
    place: str  # shipped | instance | package
    source: Path | None = None  # the file that holds `plugin = Plugin(…)`
    twin: bool = False

    @property
    def folder(self) -> Path | None:
        """Where its templates, migrations and words lie; None for a package of a single file."""
        return self.source.parent if self.source and self.source.name == INIT else None


def discover(instance: Path) -> list[Found]:
    """Every installed plugin in order of name, twins after the one that loads; mounts `plugins` on the way."""
    folders = {"shipped": shipped("plugins"), "instance": instance / "plugins"}
    mount(list(folders.values()))
    seen: set[str] = set()
    found = []
    for plugin in [*(it for place, root in folders.items() for it in _folders(root, place)), *_packages()]:
        found.append(replace(plugin, twin=plugin.name in seen))
        seen.add(plugin.name)
    return sorted(found, key=lambda plugin: (plugin.name, plugin.twin))


def mount(folders: list[Path]) -> None:
    """Make the plugin folders one import name, `plugins`; the first folder wins."""
    namespace = sys.modules.setdefault(NAMESPACE, ModuleType(NAMESPACE))
    namespace.__path__ = [str(folder) for folder in folders]


def _folders(root: Path, place: str) -> Iterator[Found]:
    for folder in sorted(root.iterdir()) if root.is_dir() else ():
        if (folder / INIT).is_file():
            yield Found(folder.name, f"{NAMESPACE}.{folder.name}", place, folder / INIT)


def _packages() -> Iterator[Found]:
    try:
        points = sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda point: point.name)
    except Exception:
        log.exception("the installed packages cannot be listed: one of them has damaged metadata")
        return
    for point in points:
        yield Found(point.name, point.module, "package", _source(point.module))


def _source(module: str) -> Path | None:
    """The file of an installed module, found without importing it."""
    try:
        spec = find_spec(module)
    except (Exception, SystemExit):  # noqa: BLE001 - of a.b it imports a; loading tells what is wrong there
        return None
    return Path(spec.origin) if spec and spec.origin else None
