"""Reading: from the text of a decision, ours or a real one, to its operations.

What has none of the forms of decisions is refused with its sentence, never guessed.
"""

import re
from dataclasses import dataclass, field, replace

from ..lines import strip_edge
from ..numerals import NUMERAL
from .layout import FIELDS, read_blank
from .operations import Decision, Layout, Order
from .place_names import Names, scheme_of_sentence
from .quotations import unquote
from .refusing import DecisionRefused
from .sentences import read_item
from .writing import AS_WRITTEN, LAYOUT, NO_NOTE

_ITEM = re.compile(rf"({NUMERAL})、(.*)", re.DOTALL)
_DOTTED = re.compile(r"(\d{1,3})[.．、](.*)", re.DOTALL)
_BRACKETED = re.compile(rf"[（(]({NUMERAL})[）)](.*)", re.DOTALL)
_AMENDMENT_ITEM = re.compile(rf"第({NUMERAL})条[\s\u3000]+(.*)", re.DOTALL)
_RULE = re.compile("^(?:对|将)?(?:修改)?《(.+)》(?:作(?:如下|出如下|以下)?修改|的修改)?[：:]?$")
_INTRO = re.compile("(?:作|作出|做)(?:如下|以下|相应)(?:补充)?(?:修改|修正)|修改如下|如下补充修改")
_EFFECTIVE = re.compile("^本(?:决定|修正案)(?P<when>.*(?:施行|实施|生效).*?)。?$")
_REPUBLISHED = re.compile("^(?:《.*》.{0,10})?根据本(?:决定|修正案)")
_ORDER = re.compile("^(?:此外，)?(?:对)?.{0,8}?条文(?:的)?(?:顺序|序号)(?:作|做|和).*调整")
_OPERATES = re.compile("修改为|改为|增加|删去|删除|作为第|单列")
_BEGINS = re.compile("，(?=(?:将|在)[^，]{0,12}第)")
_TITLED = re.compile("(?:修改|修正)《(.+)》(?:等.+)?的决定")
_NAMED = re.compile("(?:对|将|修改)《(.+?)》")
_AMENDS = re.compile("^(.+?)修正案(?:[（(].*[）)])?$")
_NOTE = re.compile("题注为(“.*”)，重新公布", re.DOTALL)


@dataclass
class Draft:
    """The pieces of a decision on one rule, before they are read."""

    title: str
    items: list[str] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)


def read_decision(text: str) -> Decision:
    """Read a decision on one rule. Raises DecisionRefused when it is on several, or a sentence cannot be read."""
    decisions = read_decisions(text)
    if len(decisions) != 1:
        raise DecisionRefused("several_rules")
    return decisions[0]


def read_decisions(text: str) -> tuple[Decision, ...]:
    """Read a decision: one for each rule it amends."""
    drafts = _drafts(_logical_lines(text))
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
    if _ORDER.match(line):
        return replace(decision, order=Order.ADJUSTED)
    if line.startswith(LAYOUT):
        return replace(decision, layout=_read_layout(line.removeprefix(LAYOUT).rstrip("。")))
    if when := _EFFECTIVE.match(line):
        return replace(decision, effective=when["when"])
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


def _logical_lines(text: str) -> list[str]:
    """Tell the lines of a decision; a quotation over several lines is one with the line it begins on."""
    joined: list[str] = []
    depth = 0
    for raw in text.split("\n"):
        line = strip_edge(raw)
        if not line:
            continue
        goes_on = bool(joined) and (line.startswith("“") or depth > 0)
        if goes_on and depth > 0 and _closes(joined[-1], line):
            goes_on = False
        if not goes_on:
            depth = 0
            joined.append(line)
        else:
            joined[-1] += "\n" + line
        opened = line[1:] if goes_on and depth > 0 and line.startswith("“") else line
        depth = max(depth + opened.count("“") - opened.count("”"), 0)
    return joined


def _closes(before: str, line: str) -> bool:
    """Whether a quotation that never closed cannot go on: what follows is the next item, or the end."""
    ended = before.endswith(("”", "”。", "”；"))
    return bool(_EFFECTIVE.match(line) or line == AS_WRITTEN or line.startswith(LAYOUT)) or (
        ended and bool(_ITEM.match(line)) and bool(_OPERATES.search(line))
    )


def _drafts(lines: list[str]) -> list[Draft]:
    """Sort the lines of a decision: which rule, which item, which closing sentence."""
    drafts = [Draft(_title(lines))]
    shared: list[str] = []
    begun = False
    for at, line in enumerate(lines):
        numbered = _ITEM.fullmatch(line) or _AMENDMENT_ITEM.fullmatch(line)
        words = numbered[2] if numbered else line
        inner = _DOTTED.fullmatch(line) or _BRACKETED.fullmatch(line)
        if _is_closing(words):
            (shared if _EFFECTIVE.match(words) else drafts[-1].closing).append(words)
        elif begun and inner and _is_closing(inner[2]):
            drafts[-1].closing.append(inner[2])
        elif numbered and (rule := _RULE.match(words)):
            drafts.append(Draft(rule[1]))
            begun = True
        elif numbered and (at or begun):
            drafts[-1].items.append(words)
            begun = True
        elif inner and begun and "\n" not in line[: line.find(inner[2])]:
            drafts[-1].items.append(inner[2])
        elif begun and drafts[-1].items and not numbered:
            drafts[-1].items[-1] += line if _OPERATES.search(line) else f"\n{line}"
        elif at and _INTRO.search(line.split("“")[0]):
            begun = True
        elif (begun or at) and _OPERATES.search(line) and not _is_head(line):
            drafts[-1].items.append(_from_operation(line))
            begun = True
    for draft in drafts:
        draft.closing += shared
    return drafts


def _is_closing(line: str) -> bool:
    return (
        bool(_EFFECTIVE.match(line) or _ORDER.match(line))
        or line == AS_WRITTEN
        or line.startswith(LAYOUT)
        or bool(_REPUBLISHED.search(line.split("“", maxsplit=1)[0]))
    )


def _is_head(line: str) -> bool:
    return line.endswith(("的决定", "修正案")) or (line.startswith(("（", "(")) and line.endswith(("）", ")")))


def _from_operation(line: str) -> str:
    """为了惩治…，将刑法第三百四十二条修改为: the operation in a sentence that also says why."""
    found = _BEGINS.search(line.split("“", maxsplit=1)[0])
    return line[found.end() :] if found else line


def _title(lines: list[str]) -> str:
    """Tell which rule a decision amends."""
    head = "".join(lines[:2])
    if named := _TITLED.search(lines[0]) or _TITLED.search(head):
        return named[1]
    if amends := _AMENDS.match(lines[0]):
        return amends[1]
    for line in lines[:6]:
        if named := _NAMED.search(line):
            return named[1]
    raise DecisionRefused("no_title", sentence=lines[0] if lines else "")
