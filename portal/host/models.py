"""The models a plugin brings: named as its own, able to work, and taken back when the plugin fails.

One mapper that cannot be configured makes every query of the whole portal fail, so each plugin's are tried while it
loads.
"""

import sys
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import Table
from sqlalchemy.orm import ClassManager, configure_mappers

from ..extensions import Base
from ..office.forms import models as forms  # noqa: F401
from ..office.importing import models as importing  # noqa: F401
from ..people import models as people  # noqa: F401 - the core's own models are there before any plugin's
from ..records import (  # noqa: F401
    attachment_models,
    contacts,
    corrections,
    jobs,
    notices,
    numbering,
    review,
    steps,
    withdrawal,
)
from ..records import models as records  # noqa: F401
from ..records.public_log import coverage
from ..records.public_log import models as public_log  # noqa: F401
from ..records.search import models as search  # noqa: F401
from ..records.workdays import models as workdays  # noqa: F401
from .problems import BadPlugin


@dataclass(frozen=True)
class Known:
    """What there was before a plugin was imported."""

    tables: dict[str, int]  # with the number of their columns
    imported: bool  # by an earlier application of this process


def known(module: str) -> Known:
    """What is there now, before `module` is imported."""
    tables = {name: len(table.columns) for name, table in Base.metadata.tables.items()}
    return Known(tables, module in sys.modules)


def check_models(name: str, module: str, before: Known) -> None:
    """Look at what an import added. Raises BadPlugin when it lies outside the plugin's names, or does not work."""
    for table in Base.metadata.tables.values():
        had = before.tables.get(table.name)
        if had != len(table.columns) and (had is not None or not table.name.startswith(f"{name}_")):
            raise BadPlugin(_l("Its table %(table)s must be named %(name)s_….", table=table.name, name=name))
    for model in _models(module).values():
        kind = getattr(model, "kind", f"{name}.")
        if not str(kind).startswith(f"{name}."):
            raise BadPlugin(_l("Its kind %(kind)s must be named %(name)s.….", kind=kind, name=name))
    configure_mappers()
    for model in _models(module).values():
        if getattr(model, "log", None) is not None:
            coverage.check(model)
    for table in _new_tables(before):
        for key in table.foreign_keys:
            _ = key.column  # raises NoReferencedTableError


def take_back(module: str, before: Known) -> None:
    """Remove what a plugin that failed has defined: its modules, mappers and tables."""
    if before.imported:
        return
    for manager, model in _models(module).items():
        # SQLAlchemy offers this only for all models of a registry at once, and plugins share the core's registry.
        Base.registry._managers.pop(manager)
        Base.registry._dispose_cls(model)
    for table in _new_tables(before):
        Base.metadata.remove(table)
    for loaded in [it for it in sys.modules if _within(it, module)]:
        del sys.modules[loaded]


def _models(module: str) -> dict[ClassManager[Any], type]:
    """The models a module has defined, those too that failed half way."""
    managers = list(Base.registry._managers)
    return {it: it.class_ for it in managers if _within(it.class_.__module__, module)}


def _new_tables(before: Known) -> list[Table]:
    return [table for name, table in Base.metadata.tables.items() if name not in before.tables]


def _within(name: str, module: str) -> bool:
    return name == module or name.startswith(f"{module}.")
