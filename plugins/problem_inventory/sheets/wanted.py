"""The texts that a problem or a draft would have: what stands there, with what the filled cells of a table say."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ..drafting import ItemTexts, ProblemTexts, Step
from ..forms.fields import TITLE
from ..models import Measure, Problem, RectificationItem
from .nodes import ItemNode, ProblemNode, plain

SENTENCE = re.compile("[。；;\n]")
ITEM_FIELDS = [
    "goal", "first_responsible", "lead_official", "responsible_unit", "owner", "supporting_unit", "deadline", "horizon",
    "commitment",
]  # fmt: skip


def problem_texts(node: ProblemNode, present: Problem | None) -> ProblemTexts:
    """What the problem would say. With one column for problem and text the title is its first sentence."""
    said, text = node.said, "\n".join(node.texts)
    if present is None:
        title, text = headline(said["problem"]), text or said["problem"]
        return ProblemTexts(title, text, *(said.get(key, "") for key in ("cause", "source", "aspect")))
    stored = ProblemTexts(present.title, present.text, present.cause, present.source, present.aspect)
    told = {key: said[key] for key in ("cause", "source", "aspect") if said.get(key)}
    if text and plain(text) != plain(said["problem"]):
        told["text"] = text
    return replace(stored, **told)


def headline(words: str) -> str:
    """A problem's title: all of it, or its first sentence, never longer than a title may be."""
    line = " ".join(words.split())
    if len(line) > TITLE.max or "\n" in words.strip():
        line = next(filter(None, map(str.strip, SENTENCE.split(words))), line)
    return line if len(line) <= TITLE.max else f"{line[: TITLE.max - 1]}…"


def item_texts(node: ItemNode, present: RectificationItem | None, stage_id: int) -> ItemTexts:
    """What the draft would say, without the problems that are new."""
    said = {key: node.said[key] for key in ITEM_FIELDS if key in node.said}
    if present is None:
        said.setdefault("horizon", "fixed_term")
        return ItemTexts(node.title, stage_id, measures=[step for step, _line in node.steps], **said)
    stored = {key: getattr(present, key) for key in ITEM_FIELDS}
    return ItemTexts(
        present.title,
        stage_id,
        problem_ids=[it.id for it in present.problems],
        group_id=present.group_id,
        measures=_steps(node, present),
        **stored | said,
    )


def _steps(node: ItemNode, present: RectificationItem) -> list[Step]:
    """The table's measures, with what only the draft says of them; all that stands where the table has none."""
    if not node.steps:
        return list(map(step_of, present.measures))
    return [filled(step, present.measures) for step, _line in node.steps]


def filled(step: Step, measures: Iterable[Measure]) -> Step:
    """A measure of the table, with owner and date from the stored one of the same words where the table has none."""
    stored = next((it for it in measures if plain(it.text) == plain(step.text)), None)
    if stored is None:
        return step
    return Step(step.text, step.owner or stored.owner, step.deadline or stored.deadline)


def step_of(measure: Measure) -> Step:
    """A stored measure."""
    return Step(measure.text, measure.owner, measure.deadline)


def same(one: Any, other: Any) -> bool:
    """Whether two values say the same; blanks do not count."""
    if isinstance(one, str) and isinstance(other, str):
        return "".join(one.split()) == "".join(other.split())
    return bool(one == other)
