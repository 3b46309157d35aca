"""What stands before the first clause: the notice that carries the rule, its name, history, contents, preamble."""

import re

from .labels import BLANK
from .tree import Kind

KIND_WORDS = (
    "法|条例|规定|办法|细则|制度|规则|守则|章程|规程|准则|规范|方案|"
    "决定|通知|意见|公约|标准|要求|解释|修正案|批复|纪要|须知|"
    "通则|简则|导则|手册|指引|预案|流程|职责|纪律"
)
_COMPLETE = re.compile(rf"(?:{KIND_WORDS})(?:[（(][^）)]*[）)]){{0,2}}$")
_DRAFT = "试行|暂行|草案|征求意见稿|送审稿|讨论稿|审议稿|建议稿|初稿|修订|修订稿|修订草案"
_ADDED = re.compile(rf"^[（(](?:{_DRAFT}|\d{{4}}年修[订正])[^）)]{{0,6}}[）)]$")
_NOTE_WORDS = re.compile("通过|公布|发布|施行|实施|印发|修[订正改]|批准|制定|年")
_NOTICE = re.compile("(?:印发|发布|颁布|公布|颁发|转发)(?:.*《(.+?)》.*|(.+)的)(?:通知|公告|决定|令)$")
_ANNEXED = re.compile(rf"^附[{BLANK}]*件[{BLANK}]*[\d一二三四五六七八九十]*[{BLANK}]*[：:]?$")
_CONTENTS = re.compile(rf"^目[{BLANK}]*[录次]$")
_GROUP_LINE = re.compile(rf"^第[^第条]{{1,6}}(?:部分|[编章节])(?!第)|^附[{BLANK}]*(?:则|件|录|表)")
_DOTS = BLANK + ".…·-—"
_LONGEST_NAME = 60
_LONGEST_WHOLE_NAME = 100  # where it ends with the word for its kind
_HEAD = 6  # lines among which the name of a notice begins, after the head of the paper and its number
_MOST_NAME_LINES = 3
_SENTENCE_ENDS = tuple("。；：:;，")


def kinds_of_front(said: list[str]) -> tuple[list[Kind], int]:
    """Tell what each line before the first clause is, and at which of them the body's first 编, 章 or 节 stands."""
    start = _start_of_rule(said)
    kinds = [Kind.COVER] * start + [Kind.PREAMBLE] * (len(said) - start)
    place = _mark_title(said, kinds, start)
    place = _mark_note(said, kinds, place)
    place = _mark_contents(said, kinds, place)
    if Kind.TITLE not in kinds:
        place = _mark_note(said, kinds, _mark_title(said, kinds, place))
    return kinds, next((at for at in range(place, len(said)) if is_group_line(said[at])), len(said))


def _start_of_rule(said: list[str]) -> int:
    """Find the name of the rule after a notice that carries it, or after the word 附件; 0 when there is neither."""
    for head in range(min(_HEAD, len(said))):
        for lines in (1, 2):
            if (notice := _NOTICE.search(_bare("".join(said[head : head + lines])))) and (
                start := _find_name(said, head + lines, notice[1] or notice[2])
            ):
                return start
    return 1 if said and _ANNEXED.match(said[0]) else 0


def _find_name(said: list[str], start: int, name: str) -> int:
    """Find where a name stands alone, on one line or several; 0 when it does not."""
    for place in range(start, len(said)):
        if name in (_bare("".join(said[place : place + lines])) for lines in range(1, _MOST_NAME_LINES + 1)):
            return place
    return 0


def _mark_title(said: list[str], kinds: list[Kind], place: int) -> int:
    name = ""
    while place < len(said) and _can_name(said[place]) and (not name or _goes_on(name, said, place)):
        name += said[place]
        kinds[place] = Kind.TITLE
        place += 1
    return place


def _can_name(line: str) -> bool:
    blank = _CONTENTS.match(line) or is_group_line(line) or _is_note(line)
    longest = _LONGEST_WHOLE_NAME if _COMPLETE.search(line) else _LONGEST_NAME
    return not blank and len(line) <= longest and not line.endswith(_SENTENCE_ENDS)


def _goes_on(name: str, said: list[str], place: int) -> bool:
    """Whether a name goes on in a line: （试行）, or the word for its kind, 办法 or 规定, comes in it or soon after."""
    if _ADDED.match(said[place]) or _COMPLETE.search(name):
        return bool(_ADDED.match(said[place]))
    for line in said[place : place + _MOST_NAME_LINES - 1]:
        if not _can_name(line):
            return False
        if _COMPLETE.search(line):
            return True
    return False


def _is_note(line: str) -> bool:
    return line.startswith(("（", "(")) and bool(_NOTE_WORDS.search(line))


def _mark_note(said: list[str], kinds: list[Kind], place: int) -> int:
    """A history stands in brackets, over one line or several."""
    if place >= len(said) or not _is_note(said[place]):
        return place
    end = next((at for at in range(place, len(said)) if said[at].endswith(("）", ")"))), None)
    if end is None or end - place > 12:
        return place
    kinds[place : end + 1] = [Kind.NOTE] * (end + 1 - place)
    return end + 1


def _mark_contents(said: list[str], kinds: list[Kind], place: int) -> int:
    """The contents are the lines under 目录, or chapter lines that all come again after them."""
    head = next((at for at in range(place, len(said)) if _CONTENTS.match(said[at])), None)
    first_line = next((at for at in range(place, len(said)) if is_group_line(said[at])), place)
    start = first_line if head is None else head + 1
    end = _end_of_contents(said, start)
    if head is None and (end == start or entry(said[start]) not in map(entry, said[end:])):
        return place
    first = start if head is None else head
    kinds[first:end] = [Kind.CONTENTS] * (end - first)
    return end


def _end_of_contents(said: list[str], start: int) -> int:
    """Tell where the first line stands that names no chapter, or one that was named already."""
    named: set[str] = set()
    for place in range(start, len(said)):
        name = entry(said[place])
        if not is_group_line(said[place]) or name in named:
            return place
        named.add(name)
    return len(said)


def is_group_line(line: str) -> bool:
    """Whether a line may name a 编, 章 or 节, or stand for one in the contents."""
    return bool(_GROUP_LINE.match(line)) and not line.endswith(_SENTENCE_ENDS)


def entry(line: str) -> str:
    """Tell what a line of the contents names: without dots, page number and blanks."""
    return _bare(line.rstrip("0123456789").rstrip(_DOTS))


def _bare(line: str) -> str:
    return re.sub(r"[\s　]", "", line)
