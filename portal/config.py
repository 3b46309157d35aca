"""Configuration: defaults, then `portal.toml` of the instance, then PORTAL_… of the environment."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from .errors import StartRefused

PACKAGE = Path(__file__).resolve().parent
FACES = ("all", "public", "staff")
TRUE = ("1", "true", "yes", "on")


@dataclass(frozen=True)
class Configuration:
    """What an operator may decide. `trusted_proxies` counts the reverse proxies in front of the portal."""

    instance: Path
    database_url: str = ""
    face: str = "all"
    allow_http: bool = False
    trusted_proxies: int = 0
    max_body: int = 60 * 1024 * 1024
    idle_minutes: int = 30
    session_hours: int = 12

    @property
    def database(self) -> str:
        """The SQLAlchemy URL; a bare postgresql:// means the psycopg 3 driver."""
        if not self.database_url:
            return f"sqlite:///{self.instance / 'portal.db'}"
        scheme, _, rest = self.database_url.partition("://")
        return f"postgresql+psycopg://{rest}" if scheme in ("postgresql", "postgres") else self.database_url

    @property
    def idle(self) -> timedelta:
        """How long a session lives without a request."""
        return timedelta(minutes=self.idle_minutes)


def shipped(folder: str) -> Path:
    """Where `plugins` or `templates` lie: beside the package in a checkout, inside it in a wheel."""
    inside = PACKAGE / folder
    return inside if inside.is_dir() else PACKAGE.parent / folder


def default_instance(environment: Mapping[str, str]) -> Path:
    """PORTAL_INSTANCE, else `instance` of the checkout, else `instance` of the current folder."""
    if named := environment.get("PORTAL_INSTANCE"):
        return Path(named).absolute()
    checkout = PACKAGE.parent
    return (checkout if (checkout / "run.py").exists() else Path.cwd()) / "instance"


def read_configuration(environment: Mapping[str, str] = os.environ, **overrides: Any) -> Configuration:
    """Read the configuration of one installation.

    Raises StartRefused with one sentence when a value cannot be used.
    """
    config = Configuration(instance=Path(overrides.pop("instance", None) or default_instance(environment)))
    for source in (_file_values(config.instance), _environment_values(environment), overrides):
        config = replace(config, **_converted(source))
    if config.face not in FACES:
        raise StartRefused(f"PORTAL_FACE must be one of {', '.join(FACES)}, not {config.face!r}.")
    return config


def _file_values(instance: Path) -> dict[str, Any]:
    try:
        return tomllib.loads((instance / "portal.toml").read_text("utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StartRefused(f"{instance / 'portal.toml'} cannot be read: {error}.") from error


def _environment_values(environment: Mapping[str, str]) -> dict[str, str]:
    names = {field.name for field in fields(Configuration)} - {"instance"}
    return {name: environment[f"PORTAL_{name.upper()}"] for name in names if environment.get(f"PORTAL_{name.upper()}")}


def _converted(source: Mapping[str, Any]) -> dict[str, Any]:
    kinds = {field.name: type(field.default) for field in fields(Configuration) if field.name != "instance"}
    unknown = set(source) - set(kinds)
    if unknown:
        raise StartRefused(f"Unknown setting {sorted(unknown)[0]!r}: see docs/operator.")
    return {name: _convert(name, value, kinds[name]) for name, value in source.items()}


def _convert(name: str, value: Any, kind: type) -> Any:
    if kind is bool:
        return value if isinstance(value, bool) else str(value).lower() in TRUE
    try:
        return kind(value)
    except ValueError as error:
        raise StartRefused(f"Setting {name!r} must be a number, not {value!r}.") from error
