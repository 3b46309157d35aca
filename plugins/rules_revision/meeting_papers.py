"""What is laid before the deciding body, as one paper with contents.

The draft, the decision, the explanation, the comparison, and what became of the comments.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from portal.office.official.blocks import Block, Body, Contents, Landscape, OfficialDocument, PageBreak, Title

from .consulting.papers import report_blocks
from .consulting.reporting import reports_on
from .engine.comparison import Row, compare
from .models import AdoptionReport, Outcome
from .outcomes import base_tree, tree_of
from .papers import comparison_paper, rule_blocks


@dataclass(frozen=True)
class Parts:
    """The parts as a page shows them: texts by their titles, the rows of the comparison, the reports on comments."""

    texts: list[tuple[str, str]]
    rows: list[Row]
    reports: Sequence[AdoptionReport]


def set_of(outcome: Outcome) -> OfficialDocument:
    """The whole set as one paper; each part begins on a new page, the comparison lies across."""
    title = outcome.project.title.strip("《》")
    named = f"《{title}》会议材料"
    blocks: list[Block | Landscape] = [Title(named), Contents(depth=0), *_draft(outcome), *_texts(outcome)]
    if rows := rows_of(outcome):
        blocks += map(_listed, comparison_paper(title, rows).blocks)
    blocks += [Landscape(report_blocks(it)) for it in reports_on(outcome.project_id)]
    return OfficialDocument(named, tuple(blocks))


def parts_of(outcome: Outcome) -> Parts:
    """What the page of the set shows besides the draft itself."""
    return Parts(list(_named(outcome)), rows_of(outcome), reports_on(outcome.project_id))


def rows_of(outcome: Outcome) -> list[Row]:
    """The comparison of the text in force and the draft, with a clerk's explanations; empty where one is missing."""
    old, new, draft = base_tree(outcome), tree_of(outcome), outcome.project.draft
    own = draft.explanations if draft else {}
    return compare(old, new, explanations=own) if old is not None and new is not None else []


def _draft(outcome: Outcome) -> Iterator[Block]:
    tree = tree_of(outcome)
    if tree is None:
        return
    yield PageBreak()
    for block in rule_blocks(tree):
        if isinstance(block, Title):
            yield Title(f"{block.text}（送审稿）", listed=True)
        else:
            yield block


def _texts(outcome: Outcome) -> Iterator[Block]:
    for title, text in _named(outcome):
        yield PageBreak()
        yield Title(title, listed=True)
        yield from (Body(line.strip()) for line in text.splitlines() if line.strip())


def _named(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """Decision and explanation: the first line of each is its title."""
    for text, usual in ((outcome.decision, "修改决定"), (outcome.explanation, "说明")):
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if lines:
            yield (lines[0], "\n".join(lines[1:])) if len(lines) > 1 else (usual, lines[0])


def _listed(block: Block | Landscape) -> Block | Landscape:
    if isinstance(block, Landscape):
        return Landscape(tuple(replace(it, listed=True) if isinstance(it, Title) else it for it in block.blocks))
    return replace(block, listed=True) if isinstance(block, Title) else block
