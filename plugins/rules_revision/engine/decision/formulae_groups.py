"""The formulae that speak of chapters, and of parts around the clauses."""

import re

from ..tree import Kind, Scheme
from . import places
from .operations import (
    Add,
    DeleteHeading,
    InsertGroup,
    MoveGroup,
    Operation,
    RenameGroup,
)
from .place_names import Names
from .places import kind_for
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


@formula(f"增加(?P<part>{'|'.join(places.PARTS)})：?{Q}")
def _add(it: Sentence, found: re.Match[str]) -> list[Operation]:
    return [Add(found["part"], it.text())]
