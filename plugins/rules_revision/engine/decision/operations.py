"""What a decision does to a rule: each operation is one sentence of it. Places are of the text as it was."""

from dataclasses import dataclass
from enum import StrEnum

from ..labels import Number
from ..tree import Kind
from .places import Place

EVERYWHERE = Place()


@dataclass(frozen=True)
class ReplaceWords:
    """第三条中的“甲”修改为“乙”: wherever the words stand in these places. No new words: they are struck out."""

    places: tuple[Place, ...]
    changes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Replace:
    """将第三条修改为：“…”; with numbers: 将第三条改为第四条，修改为：“…”. Several places give way to one text."""

    places: tuple[Place, ...]
    text: str
    numbers: tuple[Number, ...] = ()


@dataclass(frozen=True)
class Renumber:
    """将第三条改为第五条: it also moves to where that number stands."""

    places: tuple[Place, ...]
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class Delete:
    """删去第三条、第五条第二款."""

    places: tuple[Place, ...]


@dataclass(frozen=True)
class Insert:
    """增加一条，作为第五条：“…”; the numbers are those of the new text, `inside` and `after` are places of the old."""

    kind: Kind
    numbers: tuple[Number, ...]
    text: str
    inside: Place = EVERYWHERE
    after: Place | None = None


@dataclass(frozen=True)
class SingleOut:
    """将第三条第二款单列一条，作为第四条; with a text: ，修改为：“…”."""

    place: Place
    number: Number
    text: str | None = None


@dataclass(frozen=True)
class Merge:
    """将第三条、第四条合并，作为第三条，修改为：“…”."""

    places: tuple[Place, ...]
    number: Number
    text: str


@dataclass(frozen=True)
class InsertGroup:
    """在第五条前增加一章，作为第二章“监督”; the clause is one of the new text, None: at the end."""

    kind: Kind
    number: Number
    name: str
    before: Place | None


@dataclass(frozen=True)
class MoveGroup:
    """将第三章移至第五条前: where the chapter begins; the clause is one of the new text, None: the end."""

    place: Place
    before: Place | None


@dataclass(frozen=True)
class DeleteHeading:
    """删去第三章章名: the clauses under it stay."""

    place: Place


@dataclass(frozen=True)
class RenameGroup:
    """第三章章名“监督”修改为“检查”."""

    place: Place
    old: str
    new: str


@dataclass(frozen=True)
class Add:
    """增加引言：“…”, 增加附件：“…”: a part the rule had none of; the new lines follow those that are there."""

    part: str
    text: str


Operation = (
    ReplaceWords
    | Replace
    | Renumber
    | Delete
    | Insert
    | SingleOut
    | Merge
    | InsertGroup
    | MoveGroup
    | DeleteHeading
    | RenameGroup
    | Add
)


class Order(StrEnum):
    """What a decision says of the clauses it does not name."""

    SILENT = ""  # they keep their numbers
    ADJUSTED = "此外，对条文顺序作相应调整。"  # numbers, and references to them, follow
    NUMBERS_ONLY = "此外，对条文顺序作相应调整，条文中引用的序号不变。"


@dataclass(frozen=True)
class Layout:
    """Blank around lines, which no operation can say: `field` is before, gap or after, or label: how it is written."""

    field: str
    places: tuple[Place, ...]
    value: str


@dataclass(frozen=True)
class Decision:
    """A 修改决定 on one rule."""

    title: str
    operations: tuple[Operation, ...]
    order: Order = Order.SILENT
    effective: str = ""
    note: str | None = None
    layout: tuple[Layout, ...] = ()
    as_written: bool = False
    sentences: tuple[str, ...] = ()

    def sentence(self, place: int) -> str:
        """Tell the sentence an operation was read from, to be shown where it does not fit."""
        return self.sentences[place] if place < len(self.sentences) else ""
