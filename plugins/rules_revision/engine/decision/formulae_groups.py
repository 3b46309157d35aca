"""The formulae that speak of chapters, and of parts around the clauses."""

import re

from ..labels import HEADING, Number, read_label
from ..tree import Kind, Scheme
from . import places
from .operations import (
    Add,
    DeleteHeading,
    Insert,
    InsertGroup,
    MoveGroup,
    Operation,
    RenameGroup,
    Replace,
)
from .place_names import Names
from .places import Place, kind_for
from .refusing import DecisionRefused
from .sentence import AS, Q, Sentence, formula


@formula(f"(?:在)?(?P<where>.+?)(?:之?前|以前)增加一(?P<unit>[编章节]){AS}第(?P<number>.+?)[编章节]：?{Q}")
@formula(f"在(?P<where>文末)增加一(?P<unit>[编章节]){AS}第(?P<number>.+?)[编章节]：?{Q}")
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


@formula(f"将?(?P<what>第.+?[编章节])的?(?:[编章节]名|名称)修改为：?{Q}")
def _rename_to(it: Sentence, found: re.Match[str]) -> list[Operation]:
    place = it.one(found["what"])
    return [RenameGroup(place, "", it.text().removeprefix(str(place)).strip())]


@formula(f"增加一(?P<unit>[编章节]){AS}第(?P<number>[^：{Q}]+?)[编章节]：?{Q}")
def _insert_group_in_full(it: Sentence, found: re.Match[str]) -> list[Operation]:
    """增加一章，作为第六章：“第六章 监督 第三十条 …”: the heading and its clauses are quoted."""
    heading, _, text = it.text().partition("\n")
    starts = [line for line in text.split("\n") if (said := HEADING.match(line)) and said[2] == "条"]
    label = HEADING.match(heading)
    if not label or not starts or not text.startswith(starts[0]):
        raise DecisionRefused("unknown_form")
    numbers = tuple(number for line in starts if (number := read_label(line)))
    kind = kind_for(found["unit"], Scheme.ARTICLES) or Kind.CHAPTER
    number = read_label(label[0]) or Number(1)
    first = Place().inside(Kind.ARTICLE, numbers[0])
    text = text if len(numbers) > 1 else text[len(HEADING.match(text)[0]) :].strip()  # type: ignore[index]
    clauses = Insert(Kind.ARTICLE, numbers, text)
    return [clauses, InsertGroup(kind, number, heading[label.end() :].strip(), first)]


@formula("将?(?P<what>名称|标题|题目)(?:修改|改)为《(?P<name>[^《》]+)》")
def _rename_rule(it: Sentence, found: re.Match[str]) -> list[Operation]:
    return [Replace(it.places(found["what"]), found["name"])]


@formula(f"增加(?P<part>{'|'.join(places.PARTS)})：?{Q}")
def _add(it: Sentence, found: re.Match[str]) -> list[Operation]:
    return [Add(found["part"], it.text())]
