"""Reading: from the text of a decision, ours or a real one, to its operations.

What has none of the forms of decisions is refused with its sentence, never guessed.
"""

import re
from dataclasses import replace

from .layout import FIELDS, read_blank
from .operations import Decision, Layout, Order
from .place_names import Names, scheme_of_sentence
from .quotations import unquote
from .refusing import DecisionRefused
from .sentences import read_item
from .sorting import EFFECTIVE, ONLY_ORDER, ORDER, Draft, before_quotation, logical_lines, sort_lines
from .writing import AS_WRITTEN, LAYOUT, NO_NOTE

_NOTE = re.compile("题注为(“.*”)，重新公布", re.DOTALL)


def read_decision(text: str) -> Decision:
    """Read a decision on one rule. Raises DecisionRefused when it is on several, or a sentence cannot be read."""
    decisions = read_decisions(text)
    if len(decisions) != 1:
        raise DecisionRefused("several_rules")
    return decisions[0]


def read_decisions(text: str) -> tuple[Decision, ...]:
    """Read a decision: one for each rule it amends."""
    drafts = sort_lines(logical_lines(text))
    with_items = [draft for draft in drafts if draft.items] or [draft for draft in drafts if draft.closing]
    if not with_items:
        raise DecisionRefused("no_operations")
    return tuple(_read(draft) for draft in with_items)


def _read(draft: Draft) -> Decision:
    as_written = AS_WRITTEN in draft.closing
    operations, sentences = [], []
    for item in draft.items:
        for operation in read_item(item, as_written):
            operations.append(operation)
            sentences.append(item)
    decision = Decision(draft.title, tuple(operations), as_written=as_written, sentences=tuple(sentences))
    for line in draft.closing:
        decision = _close(decision, line)
    return decision


def _close(decision: Decision, line: str) -> Decision:
    if line == Order.NUMBERS_ONLY.value:
        return replace(decision, order=Order.NUMBERS_ONLY)
    if ONLY_ORDER.match(line):
        return replace(decision, order=Order.ADJUSTED)
    if line.startswith(LAYOUT):
        return replace(decision, layout=_read_layout(line.removeprefix(LAYOUT).rstrip("。")))
    if when := EFFECTIVE.match(line):
        return replace(decision, effective=when["when"])
    if ORDER.search(before_quotation(line)):
        decision = replace(decision, order=Order.ADJUSTED)
    if note := _NOTE.search(line):
        return replace(decision, note=unquote(note[1], decision.as_written))
    if f"，{NO_NOTE}，" in line:
        return replace(decision, note="")
    return decision


def _read_layout(said: str) -> tuple[Layout, ...]:
    return tuple(_read_one_layout(one) for one in said.split("；"))


def _read_one_layout(said: str) -> Layout:
    for name, word in sorted(FIELDS.items(), key=lambda pair: -len(pair[1])):
        where, found, value = said.rpartition(f"{word}为")
        if found:
            places = Names(scheme_of_sentence(where, None)).read(where)
            return Layout(name, places, value.strip("“”") if name == "label" else read_blank(value))
    raise DecisionRefused("unknown_layout", sentence=said)
