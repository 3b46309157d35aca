"""What a rule on finance lays down: limits, signatures, terms."""

import re
from collections.abc import Iterator
from pathlib import Path

from flask_babel import gettext as _

from plugins.rules_revision.engine import Node
from plugins.rules_revision.engine.parameters import Parameter
from plugins.rules_revision.engine.periods import read_periods
from plugins.rules_revision.engine.said import Said, sentences
from plugins.rules_revision.parameters import of_band, of_period

from .checks import quarterly, shown_for
from .textual import limit_tables, second_signatures

MODEL = Path(__file__).parent / "model" / "zh.txt"


def parameters(tree: Node) -> list[Parameter]:
    """Everything that can be read out of a rule on finance."""
    limits = (of_band(said, band, it.expense or _("Expense")) for it in limit_tables(tree) for said, band in it.rows)
    several = (of_band(said, band, _("Signed by several")) for said, band in second_signatures(tree))
    return [*limits, *several, *_terms(tree)]


def _terms(tree: Node) -> Iterator[Parameter]:
    shown = quarterly(tree)
    if shown is not None:
        yield from (of_period(shown, it, _("Quarterly figures shown for")) for it in shown_for(shown)[:1])
    titles = (
        ("疑问|异议|查阅", _("Questions about figures answered within")),
        ("报销", _("Expenses handed in within")),
        ("借款", _("Advances settled within")),
    )
    told = list(sentences(tree))
    for words, title in titles:
        # 对公示内容有疑问的，可以查阅凭证；办公室应当在五个工作日内答复: the term may stand in the next sentence.
        near = [it for before, it in zip([None, *told], told, strict=False) if _about(words, before, it)]
        found = [(it, period) for it in near for period in read_periods(it.words)]
        yield from (of_period(said, period, title) for said, period in found[:1])


def _about(words: str, before: Said | None, said: Said) -> bool:
    same_clause = before is not None and before.clause == said.clause
    text = before.words + said.words if before is not None and same_clause else said.words
    return bool(re.search(words, text))
