"""What a rule is expected to say: purpose, from when it applies, what it repeals, who interprets it."""

import re
from collections.abc import Iterator

from ..references.own_word import kind_word
from ..tree import Kind, Node, clauses, title_of, words_of
from .finding import Context, Finding, Severity, found

_BEGINS = "施行|实施|执行|生效|实行|试行|适用|起用"
_ISSUED = "发布|公布|印发|下发|通过|颁布|颁发|批准|签发|制定|发文|施行|同意"
_YEAR = r"(?:\d{2,4}|[〇○零一二三四五六七八九十]{2,4})\s*年|[今明本]年|\d{4}[.-]\d"
# Not every 自…起…执行 is meant: 自收到之日起三十日内不执行的, 关于上一年度预算执行, 由办公室组织实施.
_EFFECTIVE = re.compile(
    rf"(?:自|从|于|由)[^。；，]{{0,16}}(?:{_YEAR})(?:[^。；，]{{0,12}}[月日起始\d])?(?:{_BEGINS})"
    rf"|(?:{_ISSUED})之?[日时](?:起|后)?[^。；，送]{{0,10}}(?:{_BEGINS})|[即今]日起[^。；，]{{0,8}}(?:{_BEGINS})"
    rf"|(?:{_BEGINS})(?:日期|时间)，?[自由另为是：:]"
    rf"|(?:^|[，。；\n])[本此][^。；，（]{{1,10}}[自从于经][^。；，]{{0,24}}[日月年后]起?[^。；，]{{0,6}}(?:{_BEGINS})"
    rf"|(?:^|[，。；\n])[本此][^。；，（]{{1,10}}(?:{_ISSUED})(?:{_BEGINS})后"
)
_PURPOSE = re.compile("为了|(?:^|[\\n，。；、：])为|根据|依据|依照|遵照|旨在|目的|参照|结合")
_REPEAL = re.compile("废止|失效|停止执行|不再执行|停止施行")
_INTERPRETATION = re.compile("解释")
_TRIAL = re.compile("试行|暂行")
_END = re.compile("有效期|试行期|期满|届满|期限为|为期|止[。；，]|[年月]后[^。]{0,12}(?:失效|废止)|至[^。；，]{4,14}日")
# 法 and 条例 are interpreted by who made them: 立法法 art. 48 and 行政法规制定程序条例 art. 31.
_INTERPRETED_BY_LAW = frozenset({"法", "条例", "解释", "决定", "章程"})


def effective_date(tree: Node, _: Context) -> Iterator[Finding]:
    """The date from which it applies, usually in the last article; the notice that carries the rule may say it."""
    if not any(_EFFECTIVE.search(text) for text in _texts(tree)):
        yield found("no_effective_date", Severity.ERROR, _last(tree))


def purpose(tree: Node, _: Context) -> Iterator[Finding]:
    """Purpose or basis in the first clause, or before it."""
    first = next(iter(clauses(tree)), None)
    said = [node.text for node in tree.of(Kind.PREAMBLE)] + ([words_of(first)] if first else [])
    if first and not any(_PURPOSE.search(text) for text in said):
        yield found("no_purpose", Severity.WARNING, first)


def repeal(tree: Node, context: Context) -> Iterator[Finding]:
    """The repeal of an earlier rule of the same name that the register holds."""
    name = _plain_name(title_of(tree))
    earlier = next((title for title in sorted(context.earlier) if _plain_name(title) == name), None)
    if name and earlier and not any(_REPEAL.search(text) for text in _texts(tree)):
        yield found("no_repeal", Severity.WARNING, _last(tree), title=earlier)


def interpretation(tree: Node, _: Context) -> Iterator[Finding]:
    """Who interprets it."""
    by_law = kind_word(tree) in _INTERPRETED_BY_LAW
    if not by_law and not any(_INTERPRETATION.search(text) for text in _texts(tree)):
        yield found("no_interpretation", Severity.HINT, _last(tree))


def trial_end(tree: Node, _: Context) -> Iterator[Finding]:
    """How long a rule on trial applies."""
    if _TRIAL.search(title_of(tree)) and not any(_END.search(words_of(it)) for it in clauses(tree)[-3:]):
        yield found("no_trial_end", Severity.HINT, _last(tree))


def _texts(tree: Node) -> Iterator[str]:
    return (node.text for node in tree.walk() if node.text and node.kind not in (Kind.TITLE, Kind.CONTENTS))


def _last(tree: Node) -> Node | None:
    return next(iter(clauses(tree)[-1:]), None)


def _plain_name(title: str) -> str:
    """A name without （试行） and blanks."""
    return re.sub(r"[\s《》]|[（(][^（）()]*[）)]$", "", title)
