"""Signs and words: brackets that do not close, half-width punctuation, words that leave open who decides."""

import re
from collections.abc import Iterator

from ..tree import CLAUSES, Kind, Node
from .finding import Check, Context, Finding, Severity, found
from .sentences import SENTENCES

_PAIRS = {"（": "）", "“": "”", "《": "》", "〔": "〕", "【": "】", "〈": "〉", "「": "」"}
_LIKE = str.maketrans("()", "（）")
_SIGNS = re.compile("[()（）“”《》〔〕【】〈〉「」]")
_NUMBERED = re.compile(r"(?:^|[\s，。；：、])[\d一二三四五六七八九十a-zA-Z①-⑳]{1,3}$")
_HAN = "[\u4e00-\u9fff”》）]"
_HALF = re.compile(rf"(?<={_HAN})[,;:?!](?={_HAN}|[“《（]|$)")
_CHECKED = (*CLAUSES, Kind.PREAMBLE)
_APPROVES = "批准|同意|审批|审核|审定|签字|签批|决定|许可|认可"
_WHOM = "方面|领导|负责人|负责同志|人员|部门|科室|单位|同志"
_VAGUE = re.compile(rf"(?:有关|相关)(?:{_WHOM})+[^，。；]{{0,4}}?(?:{_APPROVES})")


def brackets(tree: Node, _: Context) -> Iterator[Finding]:
    """Brackets, quotes and 《》 that are not closed or not opened, counted over a whole clause."""
    for clause in tree.walk():
        if clause.kind in _CHECKED:
            yield from _unbalanced(clause)


def _unbalanced(clause: Node) -> Iterator[Finding]:
    """A quotation of several paragraphs opens in each of them and closes once."""
    waiting: list[tuple[str, Node, tuple[int, int]]] = []
    for node in clause.walk():
        for sign in _SIGNS.finditer(node.text):
            said = sign[0].translate(_LIKE)
            if said in _PAIRS:
                goes_on = said == "“" and sign.start() == 0 and any(it[0] == "“" for it in waiting)
                waiting += [] if goes_on else [(said, node, sign.span())]
            elif waiting and _PAIRS[waiting[-1][0]] == said:
                waiting.pop()
            elif not (said == "）" and _NUMBERED.search(node.text[: sign.start()])):
                yield found("bracket_closed", Severity.WARNING, node, sign.span(), sign=sign[0])
    for said, node, span in waiting:
        yield found("bracket_open", Severity.WARNING, node, span, sign=said)


def half_width(tree: Node, _: Context) -> Iterator[Finding]:
    """Half-width punctuation between Chinese characters, once for each paragraph."""
    for node in tree.walk():
        if node.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM, Kind.DETAIL) and (sign := _HALF.search(node.text)):
            yield found("half_width", Severity.HINT, node, sign.span(), sign=sign[0])


def word_check(code: str, pattern: re.Pattern[str], msgid: str, severity: Severity = Severity.WARNING) -> Check:
    """Make a check that finds words in the clauses of a rule. The sentence may name the words with %(words)s."""

    def find_words(tree: Node, _: Context) -> Iterator[Finding]:
        for node in tree.walk():
            for said in pattern.finditer(node.text) if node.kind not in (Kind.TITLE, Kind.NOTE, Kind.COVER) else ():
                yield Finding(code, severity, node.id, said.span(), {"words": said[0]}, msgid=msgid)

    return find_words


vague_approval: Check = word_check("vague_approval", _VAGUE, SENTENCES["vague_approval"])
"""有关领导批准 and the like; for plugins of a field to add, not among the checks of every rule."""
