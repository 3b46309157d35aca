"""What is said of rows, in sentences: with the letter and title of the column."""

from collections.abc import Mapping, Sequence

from flask_babel import gettext as _

from ...items import Importer
from ...records.masking import mask
from ..sheets.columns import Column
from ..sheets.workbook import column_letter
from .known import column_of

HIDDEN = "…"


def said_of(importer: Importer, places: Mapping[str, int], message: Sequence[str]) -> str:
    """A message (column, text, suggestion) as one line."""
    key, text, suggestion = message
    column = column_title(importer, places, key)
    if suggestion:
        text = _("%(text)s Did you mean “%(suggestion)s”?", text=text, suggestion=suggestion)
    return _("%(column)s: %(text)s", column=column, text=text) if column else text


def column_title(importer: Importer, places: Mapping[str, int], key: str) -> str:
    """ "D 界别" for a column of the file, the title alone where its place is not known, else the words themselves."""
    column = column_of(importer, key)
    if column is None:
        return key
    return f"{column_letter(places[key])} {column.title}" if key in places else str(column.title)


def shown(column: Column | None, text: str) -> str:
    """A value as lists show it: what is private only in part, and what is hidden already as it is."""
    return mask(text) if column is not None and column.private and text.strip(HIDDEN) else text
