"""Fields: what they show is text, their code is not. A table of contents is one that goes over many paragraphs."""

import re
from dataclasses import dataclass, field

from lxml import etree

from .names import T, w
from .numerals import circled
from .revisions import remove
from .wrappers import is_contents_code, mark_contents

MARK, CODE = w("fldChar"), w("instrText")
SHOWN = frozenset(map(w, ("t", "tab", "br", "cr", "sym", "noBreakHyphen", "drawing", "pict", "object")))
CIRCLED = re.compile(r"\s*eq\s*\\o\s*\\ac\s*\(\s*○\s*[,，;；]\s*(\d{1,2})\s*\)", re.IGNORECASE)


@dataclass
class Field:
    """A field that is open at this place of the text."""

    code: str = ""
    shows: bool = False
    contents: bool = False


@dataclass
class Open:
    """The fields that are open, the outermost first."""

    fields: list[Field] = field(default_factory=list)

    def hide(self) -> bool:
        """Whether what stands here is the code of a field."""
        return any(not it.shows for it in self.fields)


def settle_fields(root: etree._Element) -> None:
    """Leave what fields show, and mark the paragraphs of a table of contents."""
    whole = _whole_fields(root)
    inside = Open()
    for element in list(root.iter(MARK, CODE, *SHOWN)):
        if element.tag == MARK:
            if element in whole:
                _step(inside, element)
        elif element.tag == CODE:
            _add_code(inside, element)
        elif inside.hide():
            remove(element)
        elif any(it.contents for it in inside.fields):
            mark_contents(element)


def _whole_fields(root: etree._Element) -> set[etree._Element]:
    """The marks of fields that have a beginning and an end; one without end would swallow the document."""
    whole: set[etree._Element] = set()
    begun: list[list[etree._Element]] = []
    for mark in root.iter(MARK):
        kind = mark.get(w("fldCharType"))
        if kind == "begin":
            begun.append([mark])
        elif begun:
            begun[-1].append(mark)
            if kind == "end":
                whole.update(begun.pop())
    return whole


def _step(inside: Open, mark: etree._Element) -> None:
    kind = mark.get(w("fldCharType"))
    if kind == "begin":
        inside.fields.append(Field())
    elif kind == "separate":
        inside.fields[-1].shows = True
        inside.fields[-1].contents = is_contents_code(inside.fields[-1].code)
    elif kind == "end":
        ended = inside.fields.pop()
        if (found := CIRCLED.match(ended.code)) and not inside.hide():
            mark.tag, mark.text = T, circled(int(found[1]))


def _add_code(inside: Open, element: etree._Element) -> None:
    if inside.fields and not inside.fields[-1].shows:
        inside.fields[-1].code += element.text or ""
