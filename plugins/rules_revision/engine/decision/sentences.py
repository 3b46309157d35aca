"""The sentences of one item of a decision: quotations are taken out before its words are looked at."""

import re
from dataclasses import dataclass, field

from .formulae import build
from .operations import Operation, Replace, ReplaceWords
from .place_names import Names, scheme_of_sentence
from .places import Place
from .quotations import end_of_quotation, unquote
from .refusing import DecisionRefused
from .sentence import Q, Sentence

_BLOCK = re.compile(r"([^“”]*(?:：|:|修改为))\n?(“.*”)[。；;]?", re.DOTALL)
_GOES_ON = re.compile("[。；]|(?=原第|增加一|将第|删去|删除|在第)")
_SHIFTS = re.compile(f"(.*增加.*{Q})，(原?第[^，{Q}]*(?:改为|顺延为)第[^，{Q}]*)")
_BEGINS = re.compile("^(?:同时|并|此外)[，]?")


@dataclass
class Skeleton:
    """A sentence whose quotations are replaced by a sign."""

    said: str = ""
    quotes: list[str] = field(default_factory=list)


def read_item(text: str, as_written: bool = False) -> list[Operation]:
    """Read all an item says. Raises DecisionRefused with the sentence that has no form we know."""
    operations: list[Operation] = []
    context: Place | None = None
    for skeleton in skeletons(text, as_written):
        names = Names(scheme_of_sentence(skeleton.said, context), context)
        try:
            found = build(Sentence(skeleton.said, skeleton.quotes, names))
        except DecisionRefused as refused:
            raise refused.within(refused.sentence or text) from None
        if "相应修改为" in skeleton.said:  # the whole of what the words before it changed
            operations = [one for one in operations if not isinstance(one, ReplaceWords)]
        operations += found
        context = _place_of(found[-1]) or names.context or context
    return operations


def _place_of(operation: Operation) -> Place | None:
    if isinstance(operation, (Replace, ReplaceWords)):
        return operation.places[-1]
    return getattr(operation, "inside", None) or None


def skeletons(text: str, as_written: bool) -> list[Skeleton]:
    """Cut an item into its sentences."""
    if block := _whole_block(text):
        return [Skeleton(_plain(block[0]) + Q, [unquote(block[1], as_written)])]
    found, current, place = list[Skeleton](), Skeleton(), 0
    while place < len(text):
        if text[place] == "“":
            end = end_of_quotation(text, place)
            if end is None:
                raise DecisionRefused("open_quotation", sentence=text)
            current.quotes.append(unquote(text[place:end], as_written))
            current.said += Q
            place = end
            if _ends_here(current.said, text[place:]):
                found.append(current)
                current = Skeleton()
            continue
        if text[place] in "。；;":
            found.append(current)
            current = Skeleton()
        else:
            current.said += text[place]
        place += 1
    found.append(current)
    said = [Skeleton(_plain(one.said), one.quotes) for one in found]
    return [part for one in said if one.said for part in _with_what_follows(one)]


def _with_what_follows(one: Skeleton) -> list[Skeleton]:
    """…作为第七项“…”，第七项至第十五项相应改为第八项至第十六项 are two sentences."""
    found = _SHIFTS.fullmatch(one.said)
    return [Skeleton(found[1], one.quotes), Skeleton(found[2])] if found else [one]


def _whole_block(text: str) -> tuple[str, str] | None:
    """One quotation up to the end: its paragraphs each open with “, or it closes only there."""
    block = _BLOCK.fullmatch(text)
    if not block:
        return None
    later = block[2].split("\n")[1:]
    ours = all(line.startswith("“") for line in later) and "”" not in "".join(block[2].split("\n")[:-1][-1:])[-1:]
    whole = end_of_quotation(block[2], 0) == len(block[2])
    return (block[1], block[2]) if whole or (ours and _is_one(block[2])) else None


def _is_one(quoted: str) -> bool:
    """Whether nothing between the quotation's first and last sign looks like the end of it and a new sentence."""
    return not re.search("”[。；]?(?:原第|增加|将第|删去|在第|“)|”修改为", quoted)


def _ends_here(said: str, rest: str) -> bool:
    """Whether a quotation ended the sentence, with no full stop after it."""
    return bool(re.match("\n?(?:原第|增加一|将|删去|删除|在第|这一)", rest)) and "为" in said


def _plain(said: str) -> str:
    said = re.sub(r"[\s\u3000]", "", said).replace(":", "：").replace(",", "，")
    said = said.replace("删除", "删去").replace("把", "将", 1)
    return _BEGINS.sub("", said.strip("。；，"))
