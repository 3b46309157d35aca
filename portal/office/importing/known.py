"""Which importers there are."""

from ...errors import NotThere
from ...hooks.calling import call
from ...items import Importer
from ..sheets.columns import Column


def find_importer(name: str) -> Importer:
    """An importer of a plugin that is on, by its name. Raises NotThere."""
    for importer in call("importers"):
        if importer.name == name:
            found: Importer = importer
            return found
    raise NotThere


def column_of(importer: Importer, key: str) -> Column | None:
    """A column by its key."""
    return next((it for it in importer.columns if it.key == key), None)


def label_of(importer: Importer) -> str:
    """The key of the column that names a row."""
    first: Column = importer.columns[0]
    return importer.label or first.key
