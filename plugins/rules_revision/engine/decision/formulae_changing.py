"""The formulae that change words, strike out, renumber and replace."""

import re

from . import places
from .operations import (
    Delete,
    Operation,
    Renumber,
    Replace,
    ReplaceWords,
)
from .places import Place
from .sentence import AS, BECOMES, CONTENT, ONE, UNITS, Q, Sentence, formula, without_of


@formula(f"(?:在)?(?P<where>.*?)的?(?P<old>{Q})(?P<side>之?[前后])(?:增加|增写)(?:一句，内容为|规定)?：?{Q}")
@formula(f"(?P<where>.*?)在(?P<old>{Q})(?P<side>之?[前后])(?:增加|增写)：?{Q}")
def _insert_words(it: Sentence, found: re.Match[str]) -> list[Operation]:
    old, new = it.quotes
    joined = new + old if found["side"].endswith("前") else old + new
    where = without_of(found["where"])
    return [ReplaceWords(it.places(where) if where else (it.same(),), ((old, joined),))]


@formula(f"删去(?P<where>.+?)中?的?(?P<words>{Q}(?:[、和]?{Q})*)(?:字样|一词|的内容)?")
@formula(f"将?(?P<where>.+?)中?的?(?P<words>{Q}(?:[、和]?{Q})*)删去")
def _delete_words(it: Sentence, found: re.Match[str]) -> list[Operation]:
    return [ReplaceWords(it.places(without_of(found["where"])), tuple((old, "") for old in it.quotes))]


@formula("删去(?P<where>.+)")
@formula("将?(?P<where>.+?)删去")
def _delete(it: Sentence, found: re.Match[str]) -> list[Operation]:
    return [Delete(it.places(found["where"]))]


@formula(f"将?(?P<what>.+?){BECOMES}(?P<numbers>第[^，：{Q}]+?)(?:，{CONTENT}|：)(?:{Q})+")
def _renumber_and_replace(it: Sentence, found: re.Match[str]) -> list[Operation]:
    where = it.places(found["what"])
    return [Replace(where, it.text(), it.names.numbers(found["numbers"]))]


@formula(
    f"将?(?P<what>.+?){BECOMES}(?P<numbers>第[^，：{Q}]+?)[，，](?:将)?(?:其中|(?P<inner>第[^，：{Q}]+?)中)的?"
    f"(?P<changes>{Q}(?:[、和]{Q})*(?:修改|改)为{Q}(?:[，；]{Q}(?:[、和]{Q})*(?:修改|改)为{Q})*)"
)
def _renumber_and_change(it: Sentence, found: re.Match[str]) -> list[Operation]:
    where = it.places(found["what"])
    numbers = it.names.numbers(found["numbers"])
    it.names.context = where[-1]
    inner = it.places(found["inner"]) if found["inner"] else where
    return [Renumber(where, numbers), ReplaceWords(inner, it.changes(found["changes"]))]


@formula(f"将?(?P<what>.+?){BECOMES}(?P<numbers>第[^，：{Q}]+)")
def _renumber(it: Sentence, found: re.Match[str]) -> list[Operation]:
    where = it.places(found["what"])
    return [Renumber(where, it.names.numbers(found["numbers"]))]


@formula(f"将?(?P<what>.+?)(?:修改|改)为{ONE}{UNITS}(?:{AS}(?P<numbers>第[^：]+))?[，：]*(?:{Q})+")
def _replace_by_several(it: Sentence, found: re.Match[str]) -> list[Operation]:
    return [Replace(it.places(found["what"]), it.text())]


@formula(
    f"(?:将|对)?(?P<where>.*?)[，、]?(?:其?中的?)?(?P<changes>{Q}(?:[、和]{Q})*(?:统一)?(?:修改|改)为：?{Q}"
    f"(?:[，；](?:将)?{Q}(?:[、和]{Q})*(?:修改|改)为：?{Q})*)"
)
def _change_words(it: Sentence, found: re.Match[str]) -> list[Operation]:
    said = without_of(found["where"])
    where = it.places(said) if said else (it.names.context or Place(places.WHOLE),)
    return [ReplaceWords(where, it.changes(found["changes"].replace("统一", "").replace("将", "")))]


@formula(f"(?:这一|该)(?:自然段|条|款|项)相应修改为：?(?:{Q})+")
def _in_full(it: Sentence, found: re.Match[str]) -> list[Operation]:
    return [Replace((it.same(),), it.text())]


@formula(f"将?(?P<what>.+?)：?(?:{Q})*(?:内容)?(?:相应)?(?:修改|改)为：?(?P<new>(?:{Q})+)")
def _replace(it: Sentence, found: re.Match[str]) -> list[Operation]:
    count = found["new"].count(Q)
    return [Replace(it.places(found["what"]), "\n".join(it.quotes[-count:]))]
