"""Approval limits as the text of a rule has them: tables by kind of expense, and from where on several sign."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from plugins.rules_revision.engine import Node
from plugins.rules_revision.engine.bands import Band, read_bands, read_meaning
from plugins.rules_revision.engine.said import Said, sentences
from plugins.rules_revision.engine.tree import write_text

_LEAD = re.compile("[，：:；]|按照|按|实行|依照|根据|由|应当|分别")
_FRONT = re.compile("^(?:对于|对|凡|其中|属于)")
_BACK = re.compile("(?:在|为|金额|数额|的|达到?|[，、])+$")
Told = tuple[Said, Band]


@dataclass
class TextTable:
    """The limits of one kind of expense in one clause, each with the sentence that says it."""

    expense: str
    clause: str
    rows: list[Told] = field(default_factory=list)

    @property
    def bands(self) -> list[Band]:
        """The amounts and who decides."""
        return [band for _said, band in self.rows]


def limit_tables(tree: Node) -> list[TextTable]:
    """The tables of limits of a rule, in reading order."""
    tables: list[TextTable] = []
    for said, band in _told(tree):
        if band.is_second:
            continue
        expense = _expense(said, band, tables[-1] if tables else None)
        if not tables or (tables[-1].clause, tables[-1].expense) != (said.clause, expense):
            tables.append(TextTable(expense, said.clause))
        tables[-1].rows.append((said, band))
    return tables


def second_signatures(tree: Node) -> list[Told]:
    """From which amounts on several sign together."""
    return [(said, band) for said, band in _told(tree) if band.is_second]


def _told(tree: Node) -> Iterator[Told]:
    meaning = read_meaning(write_text(tree))
    for said in sentences(tree):
        for band in read_bands(said.words, meaning):
            yield said, band


def _expense(said: Said, band: Band, before: TextTable | None) -> str:
    """Of which expenses: what stands before the amount, else as in the item so far, else before the list."""
    own = _clean(band.before)
    if own:
        return own
    if before is not None and before.rows[-1][0].node == said.node:
        return before.expense
    if said.lead:
        return _clean(_LEAD.split(said.lead.splitlines()[-1])[0])
    return before.expense if before is not None and before.clause == said.clause else ""


def _clean(words: str) -> str:
    """The kind of expense without the words around it; what decides is no expense."""
    told = re.split("[，。；]", words)[-1]
    return _BACK.sub("", _FRONT.sub("", told)).strip()
