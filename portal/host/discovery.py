"""Finding plugins: folders shipped with the portal, folders of the instance, installed packages."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType

NAMESPACE = "plugins"
ENTRY_POINT_GROUP = "portal.plugins"


@dataclass(frozen=True)
class Found:
    """A plugin that is installed, not yet imported. `twin` marks the second of one name, which never loads."""

    name: str
    module: str
    place: str
    folder: Path | None = None
    twin: bool = False


def mount(folders: list[Path]) -> None:
    """Make the plugin folders one import name, `plugins`; the first folder wins."""
    namespace = sys.modules.get(NAMESPACE)
    if namespace is None:
        namespace = sys.modules[NAMESPACE] = ModuleType(NAMESPACE)
    namespace.__path__ = [str(folder) for folder in folders]


def discover(shipped: Path, instance: Path) -> list[Found]:
    """Every installed plugin in order of name, shipped ones before their twins."""
    seen: set[str] = set()
    found = []
    for plugin in [*_folders(shipped, "shipped"), *_folders(instance, "instance"), *_packages()]:
        found.append(plugin if plugin.name not in seen else _as_twin(plugin))
        seen.add(plugin.name)
    return sorted(found, key=lambda plugin: (plugin.name, plugin.twin))


def _folders(root: Path, place: str) -> Iterator[Found]:
    for folder in sorted(root.iterdir()) if root.is_dir() else ():
        if (folder / "__init__.py").is_file():
            yield Found(folder.name, f"{NAMESPACE}.{folder.name}", place, folder)


def _packages() -> Iterator[Found]:
    points: list[EntryPoint] = sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda point: point.name)
    for point in points:
        yield Found(point.name, point.value, "package")


def _as_twin(plugin: Found) -> Found:
    return Found(plugin.name, plugin.module, plugin.place, plugin.folder, twin=True)
