"""The styles of a document, as far as they number paragraphs, hide text, or belong to a table of contents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from .names import PPR, RPR, w
from .parts import child, is_on, number, value

CONTENTS = re.compile(r"(?:toc|目录|目次|WPSOffice手动目录)\s*(?:\d+|heading|标题)", re.IGNORECASE)

DEEPEST = 50  # styles based on each other; Word itself allows some ten


@dataclass(frozen=True)
class InList:
    """The place of a paragraph in a list: the list's number, the level, and the style that says so."""

    list_id: str
    level: int | None
    style: str = ""


class Styles:
    """The styles part; without one there are no styles."""

    def __init__(self, root: etree._Element | None) -> None:
        found = root.findall(w("style")) if root is not None else []
        self._styles = {style.get(w("styleId"), ""): style for style in found}
        self._default = next((name for name, style in self._styles.items() if _is_default(style)), "")

    def in_list(self, style: str) -> InList | None:
        """Where paragraphs of a style stand in a list; None when in none."""
        level, nearest = "", ""
        for name, element in self._upwards(style or self._default):
            listed = child(element, PPR, w("numPr"))
            if listed is None:
                continue
            nearest, level = nearest or name, level or value(listed, w("ilvl"))
            if list_id := value(listed, w("numId")):
                return InList(list_id, number(level) if level else None, nearest)
        return None

    def hides(self, style: str) -> bool:
        """Whether text in a style of characters is hidden."""
        return any(is_on(element, RPR, w("vanish")) for _, element in self._upwards(style))

    def is_contents(self, style: str) -> bool:
        """Whether a style is one of a table of contents."""
        return any(CONTENTS.match(value(element, w("name"))) for _, element in self._upwards(style))

    def _upwards(self, style: str) -> Iterator[tuple[str, etree._Element]]:
        seen: set[str] = set()
        while style in self._styles and style not in seen and len(seen) < DEEPEST:
            seen.add(style)
            yield style, self._styles[style]
            style = value(self._styles[style], w("basedOn"))


def _is_default(style: etree._Element) -> bool:
    return style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on")
