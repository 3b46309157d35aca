"""The rows below the headings: which are rows of the table, and what people meant by leaving cells empty."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from .columns import Column, match_headers, plain_heading
from .headings import Headings, words
from .workbook import Merge, Sheet, Value

Cells = dict[int, Value]
DITTO = frozenset(
    ("同上", "同前", "〃", "″", '"', "“", "”", "''", '""', "〃〃", "〞", "ditto", "do.", "-〃-", "--〃--")
)
LONGEST_DITTO = 10
SERIAL = frozenset(("序号", "编号", "序", "号", "no", "项次"))
TOTAL = re.compile(
    r"(?:本页|本表|全县|累计)?(?:合计|小计|总计|共计|累计|总数)(?:$|[:：\d(（]|[人名位项条件个元])|(?:sub)?total\b"
)
NOTE = re.compile(r"(?:注|备注|附注|说明|填表说明|填报说明)\d*[:：、.\s]|注\d|[※*]|notes?[:：]")
SIGNED = re.compile(
    r"(?:填表|填报|制表|审核|审批|经办|联系|负责|单位负责|主管)(?:人|单位|日期|时间|电话)?(?:签字|签名)?[:：]"
)
NUMBERED = re.compile(r"^[(（]?(?:[一二三四五六七八九十]+|\d+)[)）、.．]\s*")
COUNTED = re.compile(r"\s*[(（]?共?\s*\d+\s*[人名位件项个][)）]?$")


class Lines:
    """Reads the rows; `notes` and `dropped` are complete afterwards."""

    def __init__(self, sheet: Sheet, headings: Headings, columns: Sequence[Column]) -> None:
        self.notes: list[str] = []
        self.dropped: Counter[str] = Counter()
        self.titles = headings.titles
        self._sheet, self._headings = sheet, headings
        self._above_table = {tuple(map(words, row)) for row in sheet.rows[: headings.bottom + 1]}
        self._sections = self._section_places(columns)
        self._section = ""
        self._above: Cells = {}
        self._down = _Down(sheet, headings.bottom + 1, len(headings.titles))

    def read(self) -> Iterator[tuple[int, Cells]]:
        """Number, counted from 1, and cells of each row of the table."""
        for number in range(self._headings.bottom + 1, len(self._sheet.rows)):
            row = self._sheet.rows[number]
            merged = self._down.at(number)
            said = tuple(map(words, row[: len(self._headings.titles)]))
            own = {place: row[place] for place, text in enumerate(said) if text}
            why = self._why_not(number, said, own)
            if why:
                self.dropped[why] += 1
            else:
                yield number + 1, self._filled(own | merged)

    def _section_places(self, columns: Sequence[Column]) -> list[int]:
        """Where the value of a section goes: to the column's own place, or behind the last column."""
        places = match_headers(self.titles, columns).places
        found = []
        for column in columns:
            if column.from_section:
                found.append(places.get(column.key, len(self.titles)))
                if column.key not in places:
                    self.titles += (column.title,)
        return found

    def _why_not(self, number: int, said: tuple[str, ...], own: Cells) -> str:
        """Why a row is none of the table; empty where it is one."""
        texts = [said[place] for place, value in own.items() if isinstance(value, str)]
        if not own or self._only_serial(own):
            return "ghosts"
        if texts and TOTAL.match(_plain(texts[0])):
            return "totals"
        if len(own) > 1 and said in self._above_table:
            return "headers"
        if texts and (SIGNED.match(_plain(texts[0])) or (len(own) == 1 and self._is_note(texts[0]))):
            self.notes.append("　".join(texts))
            return "notes"
        return self._alone(number, own) if len(own) == 1 and texts else ""

    def _alone(self, number: int, own: Cells) -> str:
        """One text in a row: a title that comes again, the name of a section, or a row with gaps."""
        ((place, value),) = own.items()
        text = words(value)
        if any(text == words(cell) for row in self._sheet.rows[: self._headings.top] for cell in row):
            return "headers"
        across = self._down.across(number, place)
        if across or (self._sections and place == 0):
            self._section = COUNTED.sub("", NUMBERED.sub("", text)).strip() or text
            return "sections"
        return ""

    def _only_serial(self, own: Cells) -> bool:
        if len(own) != 1:
            return False
        ((place, value),) = own.items()
        numbered = isinstance(value, int | float) or words(value).isdigit()
        return numbered and (place == 0 or plain_heading(self.titles[place]) in SERIAL)

    def _is_note(self, text: str) -> bool:
        """By its first word, or because notes began already: they stand at the end."""
        return bool(NOTE.match(_plain(text))) or (bool(self.notes) and bool(NUMBERED.match(text)))

    def _filled(self, cells: Cells) -> Cells:
        for place, value in cells.items():
            if (
                isinstance(value, str)
                and len(value) <= LONGEST_DITTO
                and _plain(value) in DITTO
                and place in self._above
            ):
                cells[place] = self._above[place]
        if self._section:
            cells |= {place: self._section for place in self._sections if place not in cells}
        self._above = cells
        return {place: value for place, value in cells.items() if self.titles[place]}


class _Down:
    """The merged cells that reach over the row one reads; rows are asked for in their order."""

    def __init__(self, sheet: Sheet, first: int, width: int) -> None:
        self._rows = sheet.rows
        self._starting: dict[int, list[Merge]] = {}
        for merge in sheet.merges:
            if merge.bottom >= first and merge.left < width:
                self._starting.setdefault(max(merge.top, first), []).append(merge)
        self._open: list[tuple[Merge, Value]] = []

    def at(self, number: int) -> Cells:
        """The values that come down into this row, by their column."""
        self._open = [(merge, value) for merge, value in self._open if merge.bottom >= number]
        for merge in self._starting.get(number, ()):
            row = self._rows[merge.top]
            value = row[merge.left] if merge.left < len(row) else None
            if merge.bottom > merge.top and words(value):
                self._open.append((merge, value))
        return {merge.left: value for merge, value in self._open}

    def across(self, number: int, place: int) -> bool:
        """Whether the cell is merged with one beside it."""
        merges = self._starting.get(number, ())
        return any(it.left == place and it.right > place and it.bottom == it.top for it in merges)


def _plain(text: str) -> str:
    bare = "".join(text.split())
    return bare if bare in DITTO else unicodedata.normalize("NFKC", bare).lower()
