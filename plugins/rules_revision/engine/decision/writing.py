"""Writing: from operations to the text of a decision, in the formulae of official decisions."""

from itertools import pairwise

from ..headings import follows
from ..labels import Number
from ..numerals import to_chinese
from ..tree import CLAUSES, Kind, Scheme
from .layout import FIELDS, name_blank
from .operations import (
    Add,
    Decision,
    Delete,
    DeleteHeading,
    Insert,
    InsertGroup,
    Layout,
    Merge,
    MoveGroup,
    Operation,
    RenameGroup,
    Renumber,
    Replace,
    ReplaceWords,
    SingleOut,
)
from .places import Place, ordinal, scheme_of_steps, word_for, write_places
from .quotations import quote

EFFECTIVE = "自公布之日起施行"
AS_WRITTEN = "此外，引文的括号、引号和句末标点以本决定为准。"
LAYOUT = "此外，对版式作相应调整："
NO_NOTE = "删去题注"


def write_decision(decision: Decision) -> str:
    """Write a decision."""
    title = _titled(decision.title)
    head = f"关于修改{title}的决定\n\n"
    begins = f"对{title}作如下修改：\n" if decision.operations else f"{title}的条文不变。\n"
    return head + begins + write_items(decision) + "".join(f"{line}\n" for line in _closing(decision))


def _titled(title: str) -> str:
    return "《" + title.replace("《", "〈").replace("》", "〉") + "》"


def write_items(decision: Decision) -> str:
    """Write what a decision does: 一、二、三、 when it is more than one thing."""
    sentences = [write_operation(one, decision.as_written) for one in decision.operations]
    if len(sentences) == 1:
        return sentences[0] + "\n"
    return "".join(f"{to_chinese(at)}、{said}\n" for at, said in enumerate(sentences, 1))


def _closing(decision: Decision) -> list[str]:
    lines = [decision.order.value] if decision.order.value else []
    if decision.as_written:
        lines.append(AS_WRITTEN)
    if decision.layout:
        lines.append(LAYOUT + "；".join(map(_write_layout, decision.layout)) + "。")
    lines.append(f"本决定{decision.effective or EFFECTIVE}。")
    return [*lines, f"{_titled(decision.title)}根据本决定作相应修改，{_write_note(decision)}重新公布。"]


def _write_note(decision: Decision) -> str:
    if decision.note is None:
        return ""
    return f"题注为{quote(decision.note, decision.as_written)}，" if decision.note else f"{NO_NOTE}，"


def _write_layout(one: Layout) -> str:
    value = f"“{one.value}”" if one.field == "label" else name_blank(one.value)
    return f"{write_places(one.places)}{FIELDS[one.field]}为{value}"


def write_operation(operation: Operation, as_written: bool = False) -> str:
    """Write one operation as a sentence."""
    match operation:
        case ReplaceWords():
            return _write_words(operation, as_written)
        case Replace():
            return _write_replace(operation, as_written)
        case Renumber():
            return f"将{write_places(operation.places)}改为{_numbers(operation.places[0], operation.numbers)}。"
        case Delete():
            return f"删去{write_places(operation.places)}。"
        case Insert():
            return _write_insert(operation, as_written)
        case SingleOut():
            clause = _clause_number(operation.place, operation.number)
            head = f"将{operation.place}单列一{_clause(operation.place)}，作为{clause}"
            return head + (f"，修改为：{quote(operation.text, as_written)}" if operation.text is not None else "。")
        case Merge():
            head = (
                f"将{write_places(operation.places)}合并，作为{_clause_number(operation.places[0], operation.number)}"
            )
            return f"{head}，修改为：{quote(operation.text, as_written)}"
        case Add():
            return f"增加{operation.part}：{quote(operation.text, as_written)}"
        case _:
            return _write_group(operation, as_written)


def _write_group(operation: InsertGroup | MoveGroup | DeleteHeading | RenameGroup, as_written: bool) -> str:
    match operation:
        case InsertGroup():
            word = word_for(operation.kind, Scheme.ARTICLES)
            label = ordinal(operation.kind, operation.number, Scheme.ARTICLES)
            return f"在{_to(operation.before)}增加一{word}，作为{label}{quote(operation.name, as_written)}。"
        case MoveGroup():
            return f"将{operation.place}{_name(operation.place)}移至{_to(operation.before)}。"
        case DeleteHeading():
            return f"删去{operation.place}{_name(operation.place)}。"
        case RenameGroup():
            if not operation.old:
                return f"将{operation.place}{_name(operation.place)}修改为{quote(operation.new, as_written)}。"
            names = quote(operation.old, as_written), quote(operation.new, as_written)
            return f"{operation.place}{_name(operation.place)}{names[0]}修改为{names[1]}。"


def _name(place: Place) -> str:
    return word_for(place.last[0], Scheme.ARTICLES) + "名"


def _to(place: Place | None) -> str:
    return f"{place}之前" if place else "文末"


def _write_words(operation: ReplaceWords, as_written: bool) -> str:
    where = write_places(operation.places)
    deleted = all(not new for _, new in operation.changes)
    if deleted:
        return f"删去{where}中的" + "、".join(quote(old, as_written) for old, _ in operation.changes) + "。"
    changes = "，".join(f"{quote(old, as_written)}修改为{quote(new, as_written)}" for old, new in operation.changes)
    return f"{where}中的{changes}。"


def _write_replace(operation: Replace, as_written: bool) -> str:
    where = write_places(operation.places)
    moves = f"改为{_numbers(operation.places[0], operation.numbers)}，" if operation.numbers else ""
    return f"将{where}{moves}修改为：{quote(operation.text, as_written)}"


def _numbers(place: Place, numbers: tuple[Number, ...]) -> str:
    if not place.steps:
        return ""
    return _ordinals(place.last[0], numbers, scheme_of_steps(place.steps))


def _ordinals(kind: Kind, numbers: tuple[Number, ...], scheme: Scheme) -> str:
    """Write 第三条、第四条, and more than two that follow each other as 第三条至第五条."""
    names = [ordinal(kind, number, scheme) for number in numbers]
    runs_on = all(follows(after, before) and not after.after for before, after in pairwise(numbers))
    return f"{names[0]}至{names[-1]}" if len(names) > 2 and runs_on else "、".join(names)


def _clause(place: Place) -> str:
    return word_for(place.steps[0][0], scheme_of_steps(place.steps))


def _clause_number(place: Place, number: Number) -> str:
    return ordinal(place.steps[0][0], number, scheme_of_steps(place.steps))


def _write_insert(operation: Insert, as_written: bool) -> str:
    scheme = Scheme.OUTLINE if operation.kind is Kind.POINT else scheme_of_steps(operation.inside.steps)
    count = len(operation.numbers)
    numbers = _ordinals(operation.kind, operation.numbers, scheme)
    word = word_for(operation.kind, scheme)
    in_group = operation.kind in CLAUSES and bool(operation.inside.steps)
    where = f"在{operation.after}后" if operation.after else f"{'在' if in_group else ''}{operation.inside}"
    many = "两" if count == 2 else to_chinese(count)
    return f"{where}增加{many}{word}，作为{numbers}：{quote(operation.text, as_written)}"
