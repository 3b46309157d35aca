"""The formulae that add, single out and merge."""

import re

from ..tree import CLAUSES, Kind
from .operations import (
    Insert,
    Merge,
    Operation,
    Replace,
    SingleOut,
)
from .places import Place, kind_for
from .refusing import DecisionRefused
from .sentence import AS, CONTENT, ONE, UNITS, Q, Sentence, formula


@formula(f"将?(?P<what>.+?)单列一{UNITS}{AS}(?P<number>[^，]+)(?P<text>，?{CONTENT}{Q})?")
def _single_out(it: Sentence, found: re.Match[str]) -> list[Operation]:
    place = it.one(found["what"])
    return [SingleOut(place, it.names.numbers(found["number"])[0], it.text() if found["text"] else None)]


@formula(f"将?(?P<what>.+?)合并(?:为一{UNITS})?{AS}(?P<number>[^，]+)，?{CONTENT}{Q}")
def _merge(it: Sentence, found: re.Match[str]) -> list[Operation]:
    where = it.places(found["what"])
    return [Merge(where, it.names.numbers(found["number"])[0], it.text())]


@formula(f"(?:在)?(?P<where>.+?)中?增加{ONE}{UNITS}{AS}[^，：]+，将?该条修改为：?(?:{Q})+")
def _insert_and_replace(it: Sentence, found: re.Match[str]) -> list[Operation]:
    return [Replace(it.places(found["where"]), it.text())]


@formula(f"在?(?P<after>.+?)(?:之)?后面?增加{ONE}(?P<unit>[条项]){AS}(?P<numbers>[^：]+)：?(?:{Q})+")
def _insert_after(it: Sentence, found: re.Match[str]) -> list[Operation]:
    after = it.one(found["after"])
    kind = after.last[0]
    if kind not in CLAUSES:
        raise DecisionRefused("after_a_clause")
    return [Insert(kind, it.names.numbers(found["numbers"]), it.text(), after=after)]


@formula(
    f"(?:在)?(?P<where>[^{Q}]*?)(?P<head>{Q})?中?增加{ONE}(?P<unit>{UNITS})(?:{AS}(?P<numbers>[^：]+?))?(?:，?规定|，内容为)?：?(?:{Q})+"
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
