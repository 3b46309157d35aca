"""The explanation of a revision (修订说明) as it is proposed: from the project, its basis and the comparison."""

from collections import Counter

from .engine import Node
from .engine.alignment import Change
from .engine.cells import Cell
from .engine.comparison import Row, compare
from .engine.numerals import to_chinese
from .models import RevisionProject

LONGEST = 40  # letters of a clause that is named in it
_COUNTED = {
    Change.INSERTED: "新增",
    Change.EDITED: "修改",
    Change.SPLIT: "拆分",
    Change.MERGED: "合并",
    Change.MOVED: "移动",
    Change.DELETED: "删去",
}


def propose_explanation(project: RevisionProject, old: Node | None, new: Node | None) -> str:
    """Write a first explanation for the clerk to go on with: the office writes in Chinese.

    What the portal does not know stands as a gap in brackets.
    """
    what = "制定" if old is None else ("废止" if new is None else "修订")
    sections = [(f"{what}的必要性", project.reason or "（说明理由）"), ("依据", _basis(project))]
    if old is not None and new is not None:
        sections.append(("主要修改内容", _changes(compare(old, new))))
    lines = [f"关于{what}《{project.title.strip('《》')}》的说明", ""]
    for number, (heading, words) in enumerate(sections, 1):
        lines += [f"{to_chinese(number)}、{heading}", words]
    return "\n".join(lines) + "\n"


def _basis(project: RevisionProject) -> str:
    row = project.cleanup_row
    return row.cleanup.basis if row and row.cleanup.basis else "（填写上级规定的名称和文号）"


def _changes(rows: list[Row]) -> str:
    rows = [row for row in rows if not row.is_heading and row.kind in _COUNTED]
    counts = Counter(row.kind for row in rows)
    told = "，".join(f"{word}{counts[kind]}处" for kind, word in _COUNTED.items() if counts[kind])
    lines = [f"共{told}。" if told else "条文没有变动。"]
    lines += [f"（{to_chinese(number)}）{_said(row)}" for number, row in enumerate(rows, 1)]
    return "\n".join(lines)


def _said(row: Row) -> str:
    words = " ".join(_words(row.old if row.kind is Change.DELETED else row.new).split())
    shown = words if len(words) <= LONGEST else words[:LONGEST] + "……"
    return f"{shown}（{row.explanation}）" if row.explanation else shown


def _words(cell: Cell) -> str:
    return "".join(piece.text for piece in cell)
