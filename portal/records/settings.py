"""Values administrators set, per component; the defaults lie with the code that reads them.

Each process keeps them in memory under a version that stands in the snapshot of every request.
"""

from collections.abc import Mapping
from typing import Any

from flask import current_app
from sqlalchemy import bindparam, select

from ..extensions import db
from .models import StoredSetting
from .state import SETTINGS_VERSION, current_snapshot, raise_version
from .writing import current_transaction

# Built once: building a statement costs more than running it.
_OF_COMPONENT = select(StoredSetting.key, StoredSetting.value).where(StoredSetting.component == bindparam("component"))


def read_setting(component: str, key: str, default: Any = "") -> Any:
    """The stored value, else the default."""
    return read_settings(component).get(key, default)


def read_settings(component: str) -> Mapping[str, Any]:
    """All stored values of one component, by name: for a page that needs many."""
    # The version is older than what is read under it, or as old: never newer.
    version = current_snapshot().values.get(SETTINGS_VERSION)
    kept: dict[str, tuple[str | None, dict[str, Any]]] = current_app.extensions.setdefault("portal_settings", {})
    if component not in kept or kept[component][0] != version:
        with db.engine.connect() as connection:
            rows = connection.execute(_OF_COMPONENT, {"component": component})
            kept[component] = version, {key: value for key, value in rows}  # noqa: C416 - typed as pairs
    return kept[component][1]


def write_settings(component: str, values: dict[str, Any]) -> None:
    """Store values of one component. Call it inside writing() only."""
    session = current_transaction().session
    for key, value in values.items():
        session.merge(StoredSetting(component=component, key=key, value=value))
    raise_version(session, SETTINGS_VERSION)
