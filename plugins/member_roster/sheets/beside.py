"""What lists write beside a name: 马小兰（女，回族）."""

import re
from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _

from portal.office.importing import ImportRow, Message
from portal.office.sheets.cells import parse_cell

from .alike import adds_nothing
from .columns import BESIDE_NAME, BORN, GENDER
from .parties import is_party, party_of

_BETWEEN = re.compile(r"[\s（）()\[\]【】、，,;；/]+")
_ETHNICITY = re.compile(r"[\u4e00-\u9fff]{1,6}族")
_VACANT = re.compile(
    r"暂缺|待定|空缺|空额|虚位|无|缺|缺[额员]?\d*[名人]?|待(?:增|递)?补选?|(?:名额)?预留|保留名额"
)  # fmt: skip
_YEAR = re.compile(r"\d{4}.*")


def is_vacant(name: str) -> bool:
    """Whether a list says in place of a name that nobody sits there."""
    return bool(_VACANT.fullmatch(name))


def facts_beside(row: ImportRow, columns: Mapping[str, Any]) -> tuple[dict[str, Any], list[Message]]:
    """Gender, ethnicity, party and birth that stand beside the name, and what is to be said of it.

    What stands in `columns` of their own counts more.
    """
    words = [it for it in _BETWEEN.split(row.get(BESIDE_NAME) or "") if it]
    found: dict[str, Any] = {}
    read, rest, said = list[str](), list[str](), list[Message]()
    for word in words:
        key, value = _fact(word)
        if not key or key in found:
            rest.append(word)
        elif (own := columns.get(key)) and not (adds_nothing(key, own, value) or adds_nothing(key, value, own)):
            said.append(Message(_("“%(word)s” beside the name is not what its own column says.", word=word), key))
        else:
            found[key] = value
            read.append(word)
    if read:
        said.append(Message(_("Read from beside the name: %(words)s.", words="、".join(read)), "name"))
    if rest:
        said.append(Message(_("The cell also says: %(rest)s", rest="、".join(rest)), "name"))
    return found, said


def _fact(word: str) -> tuple[str, Any]:
    if gender := parse_cell(GENDER, word).value:
        return "gender", gender
    if _ETHNICITY.fullmatch(word):
        return "ethnicity", word
    if is_party(word):
        return "party", party_of(word)
    if _YEAR.match(word) and (born := parse_cell(BORN, word).value):
        return "born", born
    return "", None
