"""What stands before the first clause: the notice that carries the rule, its name, history, contents, preamble."""

import re

from .labels import BLANK
from .tree import Kind

KIND_WORDS = (
    "法|条例|规定|办法|细则|制度|规则|守则|章程|规程|准则|规范|方案|"
    "决定|通知|意见|公约|标准|要求|解释|修正案|批复|纪要|须知"
)
_COMPLETE = re.compile(rf"(?:{KIND_WORDS})(?:[（(][^）)]*[）)])?$")
_ADDED = re.compile(r"^[（(](?:试行|暂行|草案|征求意见稿|送审稿|修订|修订稿|修订草案|\d{4}年修[订正])[^）)]{0,6}[）)]$")
_NOTE_WORDS = re.compile("通过|公布|发布|施行|实施|印发|修[订正改]|批准|制定|年")
_NOTICE = re.compile("(?:印发|发布|颁布|公布|颁发|转发).*《(.+?)》.*(?:通知|公告|决定|令)$")
_CONTENTS = re.compile(rf"^目[{BLANK}]*[录次]$")
_GROUP_LINE = re.compile(rf"^第[^第条]{{1,6}}(?:部分|[编章节])(?!第)|^附[{BLANK}]*(?:则|件|录|表)")
_PAGE = re.compile(rf"[{BLANK}.…·\-—]*\d*$")
_LONGEST_NAME = 60
_SENTENCE_ENDS = tuple("。；：:;，")


def kinds_of_front(said: list[str]) -> tuple[list[Kind], int]:
    """Tell what each line before the first clause is, and at which of them the body's first 编, 章 or 节 stands."""
    start = _start_of_rule(said)
    kinds = [Kind.COVER] * start + [Kind.PREAMBLE] * (len(said) - start)
    place = _mark_title(said, kinds, start)
    place = _mark_note(said, kinds, place)
    place = _mark_contents(said, kinds, place)
    return kinds, next((at for at in range(place, len(said)) if is_group_line(said[at])), len(said))


def _start_of_rule(said: list[str]) -> int:
    """Find the name of the rule after a notice that carries it; 0 when there is no notice."""
    head = _bare("".join(said[:2]))
    notice = _NOTICE.search(_bare(said[0]) if said else "") or _NOTICE.search(head)
    if not notice:
        return 0
    for place in range(1, len(said)):
        pair = _bare(said[place]), _bare("".join(said[place : place + 2]))
        if notice[1] in pair:
            return place
    return 0


def _mark_title(said: list[str], kinds: list[Kind], place: int) -> int:
    name = ""
    while place < len(said) and _can_name(said[place]) and (not name or _goes_on(name, said[place])):
        name += said[place]
        kinds[place] = Kind.TITLE
        place += 1
    return place


def _can_name(line: str) -> bool:
    blank = _CONTENTS.match(line) or is_group_line(line) or _is_note(line)
    return not blank and len(line) <= _LONGEST_NAME and not line.endswith(_SENTENCE_ENDS)


def _goes_on(name: str, line: str) -> bool:
    """Whether a name goes on in this line: （试行）, or the line that brings the word for its kind, 办法 or 规定."""
    return bool(_ADDED.match(line)) or (not _COMPLETE.search(name) and bool(_COMPLETE.search(line)))


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
    end = start
    while end < len(said) and is_group_line(said[end]) and entry(said[end]) not in map(entry, said[start:end]):
        end += 1
    if head is None and (end == start or entry(said[start]) not in map(entry, said[end:])):
        return place
    first = start if head is None else head
    kinds[first:end] = [Kind.CONTENTS] * (end - first)
    return end


def is_group_line(line: str) -> bool:
    """Whether a line may name a 编, 章 or 节, or stand for one in the contents."""
    return bool(_GROUP_LINE.match(line)) and not line.endswith(_SENTENCE_ENDS)


def entry(line: str) -> str:
    """Tell what a line of the contents names: without dots, page number and blanks."""
    return _bare(_PAGE.sub("", line))


def _bare(line: str) -> str:
    return re.sub(r"[\s　]", "", line)
