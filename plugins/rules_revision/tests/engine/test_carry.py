from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.rules_revision.engine import read_text, write_text
from plugins.rules_revision.engine.carry import carry_ids
from plugins.rules_revision.engine.tree import clauses

pytestmark = pytest.mark.once
OFFICIAL = Path(__file__).parents[1] / "fixtures" / "official"
OLD = "办法\n第一章 总则\n第一条 为加强公务用车管理，制定本办法。\n第二条 下列情形可以用车：\n（一）公务接待；\n（二）下乡调研。\n其他情形应当审批。\n第三条 车辆由办公室统一管理。使用人应当提前一日申请，填写派车单。\n"


def by_words(tree):
    return {node.label + node.text: node.id for node in tree.walk() if node.text}


def test_what_is_renumbered_or_edited_keeps_its_id_and_what_is_new_gets_another():
    old = read_text(OLD)
    new = read_text(
        OLD.replace("第三条", "第四条")
        .replace("（二）", "（三）")
        .replace("接待；", "接待；\n（二）抢险救灾；")
        .replace("第二条", "第二条 车辆应当投保。\n第三条")
        .replace("提前一日", "提前两日")
    )
    assert [clause.id for clause in clauses(carry_ids(old, new))] == [
        *(clause.id for clause in clauses(old)[:1]),
        clauses(new)[1].id,
        *(clause.id for clause in clauses(old)[1:]),
    ]
    before, after = by_words(old), by_words(new)
    assert after["（三）下乡调研。"] == before["（二）下乡调研。"]
    assert after["其他情形应当审批。"] == before["其他情形应当审批。"]
    taken = set(before.values())
    assert not {after["车辆应当投保。"], after["（二）抢险救灾；"], clauses(new)[1].id} & taken


def test_an_id_of_a_deleted_clause_never_comes_back():
    first = read_text(OLD)
    gone = [node.id for node in clauses(first)[1].walk()]
    second = carry_ids(first, read_text("办法\n第一条 为加强公务用车管理，制定本办法。\n"))
    third = carry_ids(second, read_text(OLD), used=[node.id for node in first.walk()])
    assert not set(gone) & {node.id for node in third.walk()}


def test_the_likest_part_of_a_split_clause_keeps_its_id():
    old = read_text(OLD)
    new = carry_ids(old, read_text(OLD.replace("管理。使用人", "管理。\n第四条 使用人")))
    assert clauses(new)[3].id == clauses(old)[2].id
    assert clauses(new)[2].id not in {node.id for node in old.walk()}


TEXTS = st.lists(st.sampled_from([*OLD.splitlines(), "一、", "附件", "新的一款，讲保险。"]), max_size=12).map("\n".join)


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_ids_stay_unique_and_the_text_untouched(before, after):
    new = carry_ids(read_text(before), read_text(after))
    ids = [node.id for node in new.walk()]
    assert len(set(ids)) == len(ids)
    assert write_text(new) == after


@settings(deadline=None)
@given(TEXTS)
def test_nothing_changes_its_id_where_nothing_changed(text):
    assert carry_ids(read_text(text), read_text(text)) == read_text(text)


def test_an_official_revision_keeps_the_ids_of_what_stayed():
    old, new = (read_text((OFFICIAL / f"scrap_metal_{year}.txt").read_text()) for year in (1994, 2023))
    kept = {node.id for node in clauses(carry_ids(old, new))} & {node.id for node in clauses(old)}
    assert len(kept) == 14
