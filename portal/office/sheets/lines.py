"""The rows below the headings: which are rows of the table, and what people meant by leaving cells empty."""

from collections import Counter
from collections.abc import Iterator, Sequence

from .columns import Column, match_headers, plain_heading
from .headings import Headings, words
from .left_out import DITTO, MOST_KEPT, LeftOut, Why, folded, is_note, is_seal, is_signature, is_total
from .merged import Cells, Down
from .sections import NUMBERED, is_section, section_name
from .workbook import Sheet, column_letter

LONGEST_DITTO = 10
SERIAL = frozenset(("序号", "编号", "序", "号", "no", "项次"))
HALF = 0.5


class Lines:
    """Reads the rows; `titles`, `left_out` and `dropped` are complete afterwards."""

    def __init__(self, sheet: Sheet, headings: Headings, columns: Sequence[Column]) -> None:
        self.left_out: list[LeftOut] = []
        self.dropped: Counter[str] = Counter()
        self._sheet, self._headings, self._columns = sheet, headings, columns
        below = sheet.rows[headings.bottom + 1 :]
        width = max(map(len, below), default=0)
        self.titles = headings.titles + ("",) * (width - len(headings.titles))
        self._above_table = {tuple(map(words, row)) for row in sheet.rows[: headings.bottom + 1]}
        self._known = {"".join(name.split()) for it in columns for name in (it.title, *it.aliases)}
        self._places = match_headers(self.titles, columns).places
        self._needed = {self._places[it.key] for it in columns if it.required and it.key in self._places}
        self._sections = self._section_places()
        self._section = self._first_section()
        self._above: Cells = {}
        self._untitled: set[int] = set()
        self._ended = False
        self._down = Down(sheet, headings.bottom + 1, len(self.titles))

    def read(self) -> Iterator[tuple[int, Cells]]:
        """Number, counted from 1, and cells of each row of the table."""
        for number in range(self._headings.bottom + 1, len(self._sheet.rows)):
            row = self._sheet.rows[number]
            merged = self._down.at(number)
            said = tuple(map(words, row))
            own = {place: row[place] for place, text in enumerate(said) if text}
            if why := self._why_not(number, said, own, merged):
                self._leave_out(number, why, said)
            else:
                yield number + 1, self._filled(own | merged)
        self._name_untitled()

    def _section_places(self) -> list[int]:
        """Where the value of a section goes: to the column's own place, or behind the last column."""
        found = []
        for column in self._columns:
            if column.from_section:
                found.append(self._places.get(column.key, len(self.titles)))
                if column.key not in self._places:
                    self.titles += (column.title,)
        return found

    def _first_section(self) -> str:
        """A table whose title names a section, as its sheet may: all of it is of that section."""
        top = self._headings.top
        above = [text for text in map(words, self._sheet.rows[top - 1]) if text] if top else []
        named = [text for text in (*above[: len(above) == 1], self._sheet.name) if is_section(text)]
        without = any(place not in self._places.values() for place in self._sections)
        return section_name(named[0]) if without and named else ""

    def _leave_out(self, number: int, why: Why, said: Sequence[str]) -> None:
        self.dropped[why] += 1
        text = "　".join(filter(None, said))
        if text and self.dropped[why] <= MOST_KEPT:
            self.left_out.append(LeftOut(number + 1, why, text))

    def _why_not(self, number: int, said: tuple[str, ...], own: Cells, merged: Cells) -> Why:
        """Why a row is none of the table; empty where it is one."""
        texts = [said[place] for place, value in own.items() if isinstance(value, str)]
        if not own or self._only_serial(own):
            return "ghosts"
        if texts and is_total(texts[0]):
            return "totals"
        if len(own) > 1 and (self._is_heading(said, texts) or said in self._above_table):
            return "tables" if self._ended else "headers"
        if self._ended:
            return "tables"
        unnamed = bool(self._needed) and self._needed.isdisjoint(own.keys() | merged.keys())
        if is_signature(texts) or (unnamed and is_seal(list(map(said.__getitem__, own)))):
            return "notes"
        return self._alone(number, own) if len(own) == 1 and texts else ""

    def _is_heading(self, said: Sequence[str], texts: Sequence[str]) -> bool:
        """Whether headings stand in a row; where they are not those of this table, it ends there."""
        known = sum("".join(text.split()) in self._known for text in texts)
        if known < max(2, HALF * len(texts)):
            return False
        places = match_headers(said, self._columns).places
        self._ended = any(self._places.get(key) != place for key, place in places.items())
        return True

    def _alone(self, number: int, own: Cells) -> Why:
        """One text in a row: a note, a title that comes again, the name of a section, or a row with gaps."""
        ((place, value),) = own.items()
        text = words(value)
        if is_note(text) or (self.dropped["notes"] and NUMBERED.match(text)):
            return "notes"
        if any(text == words(cell) for row in self._sheet.rows[: self._headings.top] for cell in row):
            return "headers"
        unknown = place == 0 and place not in self._places.values()
        named = unknown or (place in self._needed and is_section(text))
        if self._down.across(number, place) or (self._sections and named):
            self._section = section_name(text)
            return "sections"
        return ""

    def _only_serial(self, own: Cells) -> bool:
        if len(own) != 1:
            return False
        ((place, value),) = own.items()
        numbered = isinstance(value, int | float) or words(value).isdigit()
        return numbered and (place == 0 or plain_heading(self.titles[place]) in SERIAL)

    def _filled(self, cells: Cells) -> Cells:
        for place, value in cells.items():
            if (
                isinstance(value, str)
                and len(value) <= LONGEST_DITTO
                and folded(value) in DITTO
                and place in self._above
            ):
                cells[place] = self._above[place]
        if self._section:
            cells |= {place: self._section for place in self._sections if place not in cells}
        self._above = cells
        self._untitled.update(place for place in cells if not self.titles[place])
        return cells

    def _name_untitled(self) -> None:
        """Columns that are filled and have no heading get one, so that nothing in them is lost unseen."""
        self.titles = tuple(
            f"{column_letter(place)}列（没有列名）" if place in self._untitled else title
            for place, title in enumerate(self.titles)
        )
