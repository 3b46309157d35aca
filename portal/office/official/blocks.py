"""What an official paper consists of, in the order in which it is printed."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True)
class Run:
    """A piece of text; what was inserted is bold and underlined, what was deleted struck through, "strong" is 黑体."""

    text: str
    mark: Literal["", "inserted", "deleted", "strong"] = ""


Words = str | tuple[Run, ...]


@dataclass(frozen=True)
class Title:
    """The title, centred; a `listed` one stands in the table of contents, as those of a collection do."""

    text: str
    listed: bool = False


@dataclass(frozen=True)
class Number:
    """The document's number, such as 政协发〔2026〕1号; other brackets around the year become 〔〕."""

    text: str


@dataclass(frozen=True)
class Heading:
    """A heading: level 1 is 黑体, 2 楷体, 3 and 4 仿宋; those of chapters are `centred`."""

    text: str
    level: int = 1
    centred: bool = False


@dataclass(frozen=True)
class Body:
    """A paragraph of the text; whom the paper is addressed to stands without indent."""

    words: Words
    indented: bool = True


@dataclass(frozen=True)
class Note:
    """A note in smaller type, such as the one that explains the marks of a comparison."""

    words: Words


@dataclass(frozen=True)
class Column:
    """A column of a table; `share` is its width compared with the others."""

    title: str
    share: int = 1


@dataclass(frozen=True)
class TableBlock:
    """A table over the whole width; its head is repeated on each page. A new line in a cell begins a paragraph."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Words, ...], ...]

    def __post_init__(self) -> None:
        """Raises ValueError unless each row has a cell for each column."""
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError("a row has more or fewer cells than there are columns")


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True)
class Signature:
    """Who issued it and on what day, each a line, set at the right and centred on the longest."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Annexes:
    """The note 附件： below the text, with the titles of what is attached."""

    titles: tuple[str, ...]


@dataclass(frozen=True)
class AnnexMark:
    """附件1 at the head of what is attached."""

    text: str


@dataclass(frozen=True)
class Contents:
    """A table of contents of listed titles, and of headings down to the level `depth`; written out, and a field."""

    depth: int = 2
    heading: str = "目　录"


Block = Title | Number | Heading | Body | Note | TableBlock | PageBreak | Signature | Annexes | AnnexMark | Contents


@dataclass(frozen=True)
class Landscape:
    """Blocks on pages of their own that lie across, for wide tables."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class OfficialDocument:
    """A paper: `title` and `dated` also become its properties; no name of a person does."""

    title: str
    blocks: tuple[Block | Landscape, ...]
    dated: date | None = None
