"""The formulae of decisions, as patterns over a sentence in which every quotation is one sign."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ..tree import CLAUSES, Kind, Scheme
from . import places
from .operations import (
    Add,
    Delete,
    DeleteHeading,
    Insert,
    InsertGroup,
    Merge,
    MoveGroup,
    Operation,
    RenameGroup,
    Renumber,
    Replace,
    ReplaceWords,
    SingleOut,
)
from .place_names import Names
from .places import Place, kind_for
from .refusing import DecisionRefused

Q = "\ue000"  # stands for a quotation
_UNITS = "[条款项点目]"
_ONE = "[一二两三四五六七八九十]+"
_BECOMES = "(?:相应)?(?:改为|作为|修改为|调整为|顺延为)"
_AS = "，?(?:作为|列为)"
_CONTENT = "(?:内容)?(?:相应)?(?:修改)为：?"


@dataclass
class Sentence:
    """A sentence with its quotations taken out, and how its places are read."""

    said: str
    quotes: list[str]
    names: Names

    def places(self, said: str) -> tuple[Place, ...]:
        """Read places."""
        return self.names.read(said)

    def one(self, said: str) -> Place:
        """Read one place."""
        found = self.names.read(said)
        if len(found) != 1:
            raise DecisionRefused("one_place", words=said)
        return found[0]

    def same(self) -> Place:
        """The place named before in the same item."""
        if self.names.context is None:
            raise DecisionRefused("which_clause")
        return self.names.context

    def clause(self) -> Place:
        """The clause named before in the same item."""
        context = self.names.context
        if context is None or not context.steps:
            raise DecisionRefused("which_clause")
        return Place(steps=context.steps[:1])

    def text(self) -> str:
        """All that is quoted."""
        return "\n".join(self.quotes)

    def changes(self, said: str, start: int = 0) -> tuple[tuple[str, str], ...]:
        """Read “甲”修改为“乙”，“丙”、“丁”修改为“戊”: the old words of each new ones."""
        changes: list[tuple[str, str]] = []
        at = start
        for part in re.split("[，；](?=.)", said):
            olds = part.split("修改为")[0].count(Q) if "修改为" in part else part.split("改为")[0].count(Q)
            new = self.quotes[at + olds]
            changes += [(old, new) for old in self.quotes[at : at + olds]]
            at += olds + 1
        return tuple(changes)


Build = Callable[[Sentence, re.Match[str]], list[Operation]]
FORMULAE: list[tuple[re.Pattern[str], Build]] = []


def formula(pattern: str) -> Callable[[Build], Build]:
    """Enter a formula; they are tried in the order they stand here."""

    def enter(build: Build) -> Build:
        FORMULAE.append((re.compile(pattern), build))
        return build

    return enter


@formula(f"(?:在)?(?P<where>.+?)(?:之?前|以前)增加一(?P<unit>[编章节]){_AS}第(?P<number>.+?)[编章节]：?{Q}")
@formula(f"在(?P<where>文末)增加一(?P<unit>[编章节]){_AS}第(?P<number>.+?)[编章节]：?{Q}")
def _insert_group(it: Sentence, found: re.Match[str]) -> list[Operation]:
    before = None if found["where"] == "文末" else it.one(found["where"])
    kind = kind_for(found["unit"], Scheme.ARTICLES) or Kind.CHAPTER
    number = Names(Scheme.ARTICLES).read(f"第{found['number']}{found['unit']}")[0].last[1]
    return [InsertGroup(kind, number, it.text(), before)]


@formula("将(?P<what>.+?)[编章节]名移至(?P<where>.+?)(?:之前)?")
def _move_group(it: Sentence, found: re.Match[str]) -> list[Operation]:
    before = None if found["where"] == "文末" else it.one(found["where"])
    return [MoveGroup(it.one(found["what"]), before)]


@formula("删去(?P<what>.+?)的?[编章节]名")
def _delete_heading(it: Sentence, found: re.Match[str]) -> list[Operation]:
    return [DeleteHeading(it.one(found["what"]))]


@formula(f"将?(?P<what>.+?)的?[编章节]名{Q}修改为：?{Q}")
def _rename(it: Sentence, found: re.Match[str]) -> list[Operation]:
    return [RenameGroup(it.one(found["what"]), *it.quotes)]


@formula(f"增加(?P<part>{'|'.join(places.PARTS)})：?{Q}")
def _add(it: Sentence, found: re.Match[str]) -> list[Operation]:
    return [Add(found["part"], it.text())]


@formula(f"将?(?P<what>.+?)单列一{_UNITS}{_AS}(?P<number>[^，]+)(?P<text>，?{_CONTENT}{Q})?")
def _single_out(it: Sentence, found: re.Match[str]) -> list[Operation]:
    place = it.one(found["what"])
    return [SingleOut(place, it.names.numbers(found["number"])[0], it.text() if found["text"] else None)]


@formula(f"将?(?P<what>.+?)合并(?:为一{_UNITS})?{_AS}(?P<number>[^，]+)，?{_CONTENT}{Q}")
def _merge(it: Sentence, found: re.Match[str]) -> list[Operation]:
    where = it.places(found["what"])
    return [Merge(where, it.names.numbers(found["number"])[0], it.text())]


@formula(f"(?:在)?(?P<where>.+?)中?增加{_ONE}{_UNITS}{_AS}[^，：]+，将?该条修改为：?(?:{Q})+")
def _insert_and_replace(it: Sentence, found: re.Match[str]) -> list[Operation]:
    return [Replace(it.places(found["where"]), it.text())]


@formula(f"在?(?P<after>.+?)(?:之)?后面?增加{_ONE}(?P<unit>[条项]){_AS}(?P<numbers>[^：]+)：?(?:{Q})+")
def _insert_after(it: Sentence, found: re.Match[str]) -> list[Operation]:
    after = it.one(found["after"])
    kind = after.last[0]
    if kind not in CLAUSES:
        raise DecisionRefused("after_a_clause")
    return [Insert(kind, it.names.numbers(found["numbers"]), it.text(), after=after)]


@formula(
    f"(?:在)?(?P<where>[^{Q}]*?)(?P<head>{Q})?中?增加{_ONE}(?P<unit>{_UNITS})(?:{_AS}(?P<numbers>[^：]+?))?(?:，?规定|，内容为)?：?(?:{Q})+"
)
@formula(f"(?:在)?(?P<where>.*?)中?增加(?P<unit>规定)(?P<numbers>)：?(?:{Q})+")
def _insert(it: Sentence, found: re.Match[str]) -> list[Operation]:
    inside = it.one(found["where"]) if found["where"] else Place()
    scheme = it.names.scheme
    unit = "款" if found["unit"] == "规定" else found["unit"]
    kind = kind_for(unit, scheme) or Kind.PARAGRAPH
    if not inside.steps and kind not in CLAUSES:
        inside = it.clause()
    it.names.context = inside if inside.steps else it.names.context
    numbers = it.names.numbers(found["numbers"]) if found["numbers"] else ()
    if kind in CLAUSES and not numbers:
        raise DecisionRefused("no_number")
    quotes = it.quotes[1:] if found.groupdict().get("head") else it.quotes
    return [Insert(kind, numbers, "\n".join(quotes), inside)]


@formula(f"(?:在)?(?P<where>.*?)的?(?P<old>{Q})(?P<side>之?[前后])(?:增加|增写)(?:一句，内容为|规定)?：?{Q}")
@formula(f"(?P<where>.*?)在(?P<old>{Q})(?P<side>之?[前后])(?:增加|增写)：?{Q}")
def _insert_words(it: Sentence, found: re.Match[str]) -> list[Operation]:
    old, new = it.quotes
    joined = new + old if found["side"].endswith("前") else old + new
    where = _of(found["where"])
    return [ReplaceWords(it.places(where) if where else (it.same(),), ((old, joined),))]


@formula(f"删去(?P<where>.+?)中?的?(?P<words>{Q}(?:[、和]?{Q})*)(?:字样|一词|的内容)?")
@formula(f"将?(?P<where>.+?)中?的?(?P<words>{Q}(?:[、和]?{Q})*)删去")
def _delete_words(it: Sentence, found: re.Match[str]) -> list[Operation]:
    return [ReplaceWords(it.places(_of(found["where"])), tuple((old, "") for old in it.quotes))]


@formula("删去(?P<where>.+)")
@formula("将?(?P<where>.+?)删去")
def _delete(it: Sentence, found: re.Match[str]) -> list[Operation]:
    return [Delete(it.places(found["where"]))]


@formula(f"将?(?P<what>.+?){_BECOMES}(?P<numbers>第[^，：{Q}]+?)(?:，{_CONTENT}|：)(?:{Q})+")
def _renumber_and_replace(it: Sentence, found: re.Match[str]) -> list[Operation]:
    where = it.places(found["what"])
    return [Replace(where, it.text(), it.names.numbers(found["numbers"]))]


@formula(
    f"将?(?P<what>.+?){_BECOMES}(?P<numbers>第[^，：{Q}]+?)[，，](?:将)?(?:其中|(?P<inner>第[^，：{Q}]+?)中)的?"
    f"(?P<changes>{Q}(?:[、和]{Q})*(?:修改|改)为{Q}(?:[，；]{Q}(?:[、和]{Q})*(?:修改|改)为{Q})*)"
)
def _renumber_and_change(it: Sentence, found: re.Match[str]) -> list[Operation]:
    where = it.places(found["what"])
    numbers = it.names.numbers(found["numbers"])
    it.names.context = where[-1]
    inner = it.places(found["inner"]) if found["inner"] else where
    return [Renumber(where, numbers), ReplaceWords(inner, it.changes(found["changes"]))]


@formula(f"将?(?P<what>.+?){_BECOMES}(?P<numbers>第[^，：{Q}]+)")
def _renumber(it: Sentence, found: re.Match[str]) -> list[Operation]:
    where = it.places(found["what"])
    return [Renumber(where, it.names.numbers(found["numbers"]))]


@formula(f"将?(?P<what>.+?)(?:修改|改)为{_ONE}{_UNITS}(?:{_AS}(?P<numbers>第[^：]+))?[，：]*(?:{Q})+")
def _replace_by_several(it: Sentence, found: re.Match[str]) -> list[Operation]:
    return [Replace(it.places(found["what"]), it.text())]


@formula(
    f"(?:将|对)?(?P<where>.*?)[，、]?(?:其?中的?)?(?P<changes>{Q}(?:[、和]{Q})*(?:统一)?(?:修改|改)为：?{Q}"
    f"(?:[，；](?:将)?{Q}(?:[、和]{Q})*(?:修改|改)为：?{Q})*)"
)
def _change_words(it: Sentence, found: re.Match[str]) -> list[Operation]:
    said = _of(found["where"])
    where = it.places(said) if said else (it.names.context or Place(places.WHOLE),)
    return [ReplaceWords(where, it.changes(found["changes"].replace("统一", "").replace("将", "")))]


@formula(f"(?:这一|该)(?:自然段|条|款|项)相应修改为：?(?:{Q})+")
def _in_full(it: Sentence, found: re.Match[str]) -> list[Operation]:
    return [Replace((it.same(),), it.text())]


@formula(f"将?(?P<what>.+?)：?(?:{Q})*(?:内容)?(?:相应)?(?:修改|改)为：?(?P<new>(?:{Q})+)")
def _replace(it: Sentence, found: re.Match[str]) -> list[Operation]:
    count = found["new"].count(Q)
    return [Replace(it.places(found["what"]), "\n".join(it.quotes[-count:]))]


def _of(said: str) -> str:
    """第三条中的 → 第三条."""
    return re.sub("[，、：]?其?中?的?$", "", said)


def build(sentence: Sentence) -> list[Operation]:
    """Read a sentence by the first formula it has the form of. Raises DecisionRefused when it has none."""
    for pattern, make in FORMULAE:
        if found := pattern.fullmatch(sentence.said):
            return make(sentence, found)
    raise DecisionRefused("unknown_form")
