"""Components: the core and each plugin, as migrations see them; one linear history and version table each."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.script import ScriptDirectory

from ..config import PACKAGE

CORE = "portal"
ENVIRONMENT = PACKAGE / "migrations"


@dataclass(frozen=True)
class Component:
    """A name and the folder of its migrations; `folder` does not exist where a component keeps no tables."""

    name: str
    folder: Path

    @property
    def version_table(self) -> str:
        """The table that says how far this component's tables are migrated."""
        return f"{self.name}_alembic_version"

    @property
    def script(self) -> ScriptDirectory | None:
        """The component's history; None when it has no migrations."""
        if not any(self.folder.glob("*.py")):
            return None
        return ScriptDirectory.from_config(alembic_config(self))

    @property
    def head(self) -> str | None:
        """The newest migration on disk. Raises CommandError when the history is not one line."""
        script = self.script
        return script.get_current_head() if script else None

    def owns(self, table: str) -> bool:
        """Whether a table of the database belongs to this component."""
        return table.startswith(f"{self.name}_") and not table.endswith("_alembic_version")

    def compares(self, table: str) -> bool:
        """Whether a table of the component has a model; full-text tables and their shadows have none."""
        return self.owns(table) and "_fts" not in table

    @property
    def alembic_options(self) -> dict[str, Any]:
        """What Alembic's context needs to read and compare the component's own tables only.

        It asks of names before it reads a table, and of objects for the models too: both leave those of others alone.
        """
        return {
            "version_table": self.version_table,
            "compare_type": True,
            "include_name": lambda name, kind, parents: kind != "table" or self.compares(name or ""),
            "include_object": lambda item, name, kind, *_: kind != "table" or self.compares(name or ""),
        }


def core_component() -> Component:
    """The core's own migrations."""
    return Component(CORE, ENVIRONMENT / "versions")


def plugin_component(name: str, folder: Path) -> Component:
    """A plugin's migrations, `migrations/versions` in its folder."""
    return Component(name, folder / "migrations" / "versions")


def alembic_config(component: Component, url: str = "") -> Config:
    """Alembic's configuration for one component: the shared environment and the component's own versions."""
    config = Config()
    config.set_main_option("script_location", _escaped(ENVIRONMENT))
    config.set_main_option("version_locations", _escaped(component.folder))
    config.set_main_option("path_separator", "newline")
    config.attributes["component"] = component
    config.attributes["url"] = url
    return config


def _escaped(path: Path) -> str:
    return str(path).replace("%", "%%")
