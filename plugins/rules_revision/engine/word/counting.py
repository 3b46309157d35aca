"""The numbers of lists, counted from the first paragraph to the last as Word counts them."""

import re
import unicodedata

from .numbering import Level, Numbered
from .numerals import written

PLACEHOLDER = re.compile(r"%([1-9])")
GAPS = {"nothing": "", "space": " ", "tab": "\u3000"}  # a tab after a number is seen as a gap, not as a column
BULLET = "•"


class Counter:
    """Counts the lists of one document; to be asked once for each paragraph, in order."""

    def __init__(self, lists: dict[str, Numbered]) -> None:
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, list_id: str, place: int) -> str:
        """What is printed before the next paragraph of a list, with the gap after it."""
        numbered = self._lists[list_id]
        level = numbered.levels.get(place)
        if level is None:
            return ""
        self._count(list_id, numbered, place, level)
        text = _bullet(level.text) if level.form == "bullet" else self._text(numbered, place, level)
        return text + GAPS.get(level.gap, "") if text else ""

    def _count(self, list_id: str, numbered: Numbered, place: int, level: Level) -> None:
        counts = self._counts.setdefault(numbered.scheme, {})
        anew = place in numbered.starts and (list_id, place) not in self._begun
        self._begun.add((list_id, place))
        counts[place] = level.start if anew or place not in counts else counts[place] + 1
        for above in range(place):  # a level that was passed over counts as if it had been there
            counts.setdefault(above, numbered.levels.get(above, Level(start=1)).start)
        for deeper in [it for it in counts if it > place]:
            if _begins_anew(numbered.levels.get(deeper, Level()), place):
                del counts[deeper]

    def _text(self, numbered: Numbered, place: int, level: Level) -> str:
        counts = self._counts[numbered.scheme]

        def fill(found: re.Match[str]) -> str:
            wanted = int(found[1]) - 1
            shown = numbered.levels.get(wanted, Level(start=1))
            form = "decimal" if level.plain and shown.form != "none" else shown.form
            return written(counts.get(wanted, shown.start), form) if wanted <= place else ""

        return PLACEHOLDER.sub(fill, level.text)


def _begins_anew(deeper: Level, place: int) -> bool:
    return deeper.restart is None or place < deeper.restart


def _bullet(text: str) -> str:
    """Bullets mostly are characters of a font of signs, which mean nothing outside of it."""
    return BULLET if text and unicodedata.category(text[0]) in ("Co", "Cc", "Zs") else text
