"""The lines of a decision, sorted: which rule, which item, which closing sentence."""

import re
from dataclasses import dataclass, field

from ..lines import strip_edge
from ..numerals import NUMERAL
from .refusing import DecisionRefused
from .writing import AS_WRITTEN, LAYOUT

_ITEM = re.compile(rf"({NUMERAL})、(.*)", re.DOTALL)
_DOTTED = re.compile(r"(\d{1,3})[.．、](.*)", re.DOTALL)
_BRACKETED = re.compile(rf"[（(]({NUMERAL})[）)](.*)", re.DOTALL)
_AMENDMENT_ITEM = re.compile(rf"第({NUMERAL})条[\s\u3000]+(.*)", re.DOTALL)
_RULE = re.compile("^(?:对|将)?(?:修改)?《(.+)》(?:作(?:如下|出如下|以下|出)?修改|的修改)?[：:]?$")
_NAMES_RULE = re.compile("^(?:将|删去|删除|在|对)?《([^《》]+)》(?=第|中|的)")
_INTRO = re.compile("(?:作|作出|做)(?:如下|以下|相应)(?:补充)?(?:修改|修正)|修改如下|如下补充修改")
EFFECTIVE = re.compile("^本(?:决定|修正案)(?P<when>.*(?:施行|实施|生效).*?)。?$")
_REPUBLISHED = re.compile("^(?:《.*》.{0,10})?根据本(?:决定|修正案)")
ORDER = re.compile("条文(?:的)?(?:顺序|序号)(?:作|做|和).*调整")
ONLY_ORDER = re.compile(f"^(?:此外，)?(?:对)?.{{0,15}}?{ORDER.pattern}")
_OPERATES = re.compile("修改为|改为|增加|删去|删除|作为第|单列|移至")
_BEGINS = re.compile("，(?=(?:将|在)[^，]{0,12}第)")
_TITLED = re.compile("(?:修改|修正)《(.*)》(?:等.+)?的决定")
_NAMED = re.compile("(?:对|将|修改)《(.+?)》")
_NAME = re.compile("《[^《》]*》")
_AMENDS = re.compile("^(.+?)修正案(?:[（(].*[）)])?$")


@dataclass
class Draft:
    """The pieces of a decision on one rule, before they are read."""

    title: str
    items: list[str] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)


def logical_lines(text: str) -> list[str]:
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
    return bool(EFFECTIVE.match(line) or line == AS_WRITTEN or line.startswith(LAYOUT)) or (
        ended and bool(_ITEM.match(line)) and bool(_OPERATES.search(line))
    )


def sort_lines(lines: list[str]) -> list[Draft]:
    """Sort the lines of a decision: which rule, which item, which closing sentence."""
    sorting = _Sorting([Draft(_title(lines))])
    for at, line in enumerate(lines):
        sorting.take(line, is_head=at == 0)
    for draft in sorting.drafts:
        draft.closing += sorting.tail  # what stands after all items is said of every rule
    return sorting.drafts


@dataclass
class _Sorting:
    drafts: list[Draft]
    tail: list[str] = field(default_factory=list)
    begun: bool = False

    def take(self, line: str, is_head: bool) -> None:
        """Take the next line."""
        numbered = _ITEM.fullmatch(line) or _AMENDMENT_ITEM.fullmatch(line)
        inner = _DOTTED.fullmatch(line) or _BRACKETED.fullmatch(line)
        words = numbered[2] if numbered else inner[2] if inner else line
        if _is_closing(words) and not is_head:
            (self.drafts[-1].closing if inner and self.begun else self.tail).append(words)
        elif numbered and (rule := _RULE.match(words)):
            self._begin([Draft(rule[1])])
        elif (numbered and not is_head) or (inner and self.begun):
            self._add(words)
        elif not is_head:
            self._take_unnumbered(line)

    def _take_unnumbered(self, line: str) -> None:
        draft = self.drafts[-1]
        if self.begun and draft.items:
            draft.items[-1] += line if _OPERATES.search(line) else f"\n{line}"
        elif _INTRO.search(before_quotation(line)):
            self.begun = True
        elif _OPERATES.search(line) and not _is_head(line):
            self._add(_from_operation(line))

    def _add(self, words: str) -> None:
        self._begin(_other_rule(words, self.drafts[-1]))
        self.drafts[-1].items.append(words)

    def _begin(self, drafts: list[Draft]) -> None:
        """An item comes: what closed before it closed the rule before it."""
        self.drafts[-1].closing += self.tail
        self.tail.clear()
        self.drafts += drafts
        self.begun = True


def _other_rule(words: str, draft: Draft) -> list[Draft]:
    """一、将《…》第六条修改为: an item that names another rule begins the decision on that."""
    named = _NAMES_RULE.match(words)
    return [Draft(named[1])] if named and named[1] != draft.title else []


def _is_closing(line: str) -> bool:
    return (
        bool(EFFECTIVE.match(line) or ONLY_ORDER.match(line))
        or line == AS_WRITTEN
        or line.startswith(LAYOUT)
        or bool(_REPUBLISHED.search(before_quotation(line)))
    )


def _is_head(line: str) -> bool:
    return line.endswith(("的决定", "修正案")) or (line.startswith(("（", "(")) and line.endswith(("）", ")")))


def before_quotation(line: str) -> str:
    """Tell what a sentence says before it quotes; names such as 《委员“五个一”活动制度》 are left empty."""
    return _NAME.sub("《》", line).split("“", maxsplit=1)[0]


def _from_operation(line: str) -> str:
    """为了惩治…，将刑法第三百四十二条修改为: the operation in a sentence that also says why."""
    found = _BEGINS.search(line.split("“", maxsplit=1)[0])
    return line[found.end() :] if found else line


def _title(lines: list[str]) -> str:
    """Tell which rule a decision amends."""
    if not lines:
        raise DecisionRefused("no_operations")
    head = "".join(lines[:2])
    if named := _TITLED.search(lines[0]) or _TITLED.search(head):
        return named[1]
    if amends := _AMENDS.match(lines[0]):
        return amends[1]
    for line in lines[:6]:
        if named := _NAMED.search(line):
            return named[1]
    raise DecisionRefused("no_title", sentence=lines[0])
