"""Values administrators set, per component; the defaults lie with the code that reads them."""

from typing import Any

from flask import g
from sqlalchemy import bindparam, select

from ..extensions import db
from .models import StoredSetting
from .writing import current_transaction

# Built once: building a statement costs more than running it.
_OF_COMPONENT = select(StoredSetting.key, StoredSetting.value).where(StoredSetting.component == bindparam("component"))


def read_setting(component: str, key: str, default: Any = "") -> Any:
    """The stored value, else the default. Read at most once a request per component."""
    return _stored(component).get(key, default)


def write_settings(component: str, values: dict[str, Any]) -> None:
    """Store values of one component. Call it inside writing() only."""
    session = current_transaction().session
    for key, value in values.items():
        session.merge(StoredSetting(component=component, key=key, value=value))
    g.pop("portal_settings", None)


def _stored(component: str) -> dict[str, Any]:
    known: dict[str, dict[str, Any]] = g.setdefault("portal_settings", {})
    if component not in known:
        with db.engine.connect() as connection:
            rows = connection.execute(_OF_COMPONENT, {"component": component})
            known[component] = {key: value for key, value in rows}  # noqa: C416 - typed as pairs
    return known[component]
