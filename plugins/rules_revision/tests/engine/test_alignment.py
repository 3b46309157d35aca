import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.rules_revision.engine import read_text
from plugins.rules_revision.engine.alignment import align, align_children, align_groups, numbers_moved, shifted_only
from plugins.rules_revision.engine.numerals import from_chinese
from plugins.rules_revision.engine.tree import Number, clauses

pytestmark = pytest.mark.once
VEHICLES = (
    "为加强公务用车管理，节约经费，制定本办法。",
    "本办法适用于县政协机关及各专门委员会的公务用车。",
    "公务用车由办公室统一管理、统一调度，实行派车单制度。使用人应当提前一日申请；未经批准，任何人不得擅自出车。",
    "驾驶员应当遵守交通法规，按时保养车辆，节假日一律封存入库。",
    "车辆维修应当在定点企业进行，费用超过二千元的，由秘书长审批。",
    "违反第三条、第五条规定的，给予通报批评。",
    "本办法自2026年3月1日起施行。",
)


def rule(*words):
    return read_text("公务用车管理办法\n" + "".join(f"第{n}条　{said}\n" for n, said in enumerate(words, 1)))


def told(matches):
    """Kind, old numbers and new numbers, in digits."""
    return [
        (match.kind.value, [node.number.base for node in match.old], [node.number.base for node in match.new])
        for match in matches
    ]


def test_what_reads_the_same_is_unchanged_though_renumbered():
    matches = align(rule(*VEHICLES), rule(*VEHICLES[:1], "新的一条，与别的都不相像，讲的是保险。", *VEHICLES[1:]))
    assert told(matches)[:3] == [("unchanged", [1], [1]), ("inserted", [], [2]), ("unchanged", [2], [3])]
    assert [match.renumbered for match in matches] == [False, False] + [True] * 6


def test_brackets_and_colons_of_either_width_are_the_same():
    old, new = rule("下列车辆（含租用）：“轿车”；客车。"), rule('下列车辆(含租用): "轿车";客车。')
    assert told(align(old, new)) == [("unchanged", [1], [1])]


def test_a_deletion_follows_what_stood_before_it():
    assert told(align(rule(*VEHICLES), rule(*VEHICLES[:3], *VEHICLES[4:])))[2:5] == [
        ("unchanged", [3], [3]),
        ("deleted", [4], []),
        ("unchanged", [5], [4]),
    ]


def test_an_edited_clause_is_found_beside_unchanged_ones():
    new = rule(*VEHICLES[:4], VEHICLES[4].replace("二千元", "五千元"), *VEHICLES[5:])
    assert ("edited", [5], [5]) in told(align(rule(*VEHICLES), new))


def test_a_clause_at_another_place_is_moved_edited_or_not():
    words = [*VEHICLES[:2], *VEHICLES[3:5], VEHICLES[2], *VEHICLES[5:]]
    match = next(match for match in align(rule(*VEHICLES), rule(*words)) if match.moved)
    assert told([match]) == [("moved", [3], [5])]
    words[4] = words[4].replace("一日", "两日")
    match = next(match for match in align(rule(*VEHICLES), rule(*words)) if match.moved)
    assert told([match]) == [("edited", [3], [5])]


def test_one_clause_that_became_two_and_two_that_became_one():
    whole = rule(*VEHICLES)
    first, second = VEHICLES[2].split("。")[:2]
    parted = rule(*VEHICLES[:2], first + "。", second + "。", *VEHICLES[3:])
    assert ("split", [3], [3, 4]) in told(align(whole, parted))
    assert ("merged", [3, 4], [3]) in told(align(parted, whole))


def test_a_clause_that_became_a_paragraph_of_one_that_speaks_of_the_same_is_merged():
    first = "车辆维修费用由办公室主任审核，秘书长批准，每季度在机关内部公示车辆维修费用。"
    second = "车辆维修费用由办公室主任审核，每季度在机关内部公示。"
    apart, whole = rule(*VEHICLES, first, second), rule(*VEHICLES, f"{first}\n{second}")
    assert ("merged", [8, 9], [8]) in told(align(apart, whole))
    assert ("split", [8], [8, 9]) in told(align(whole, apart))


def test_shifted_references_are_told_apart_from_edits():
    added = "车辆应当投保交强险，保险单由办公室保管。"
    old = rule(*VEHICLES)
    new = rule(VEHICLES[0], added, *VEHICLES[1:5], VEHICLES[5].replace("第三条、第五条", "第四条、第六条"), VEHICLES[6])
    assert ("edited", [6], [7]) in told(align(old, new))
    same = shifted_only(old, new, lambda text, numbers: re.sub("第(.)条", lambda it: _renumbered(it[1], numbers), text))
    assert ("shifted", [6], [7]) in told(align(old, new, same))
    assert numbers_moved(align(old, new))[Number(3)] == Number(4)


def _renumbered(written, numbers):
    return f"第{numbers[Number(from_chinese(written))]}条"


def test_items_are_matched_below_paragraphs_and_paragraphs_below_clauses():
    old = clauses(rule("下列情形可以用车：\n（一）公务接待；\n（二）下乡调研。\n其他情形应当审批。"))[0]
    new = clauses(rule("下列情形可以用车：\n（一）公务接待；\n（二）抢险救灾；\n（三）下乡调研。\n其他情形应当审批。"))[
        0
    ]
    paragraphs = align_children(old, new)
    assert [match.kind.value for match in paragraphs] == ["edited", "unchanged"]
    items = align_children(paragraphs[0].old[0], paragraphs[0].new[0])
    assert told(items) == [("unchanged", [1], [1]), ("inserted", [], [2]), ("unchanged", [2], [3])]


def test_a_renamed_chapter_is_known_by_what_stands_in_it():
    text = "办法\n第一章 总则\n第一条 {}\n第二章 {}\n第二条 {}\n第三条 {}\n"
    old = read_text(text.format(VEHICLES[0], "用车", *VEHICLES[2:4]))
    new = read_text(text.format(VEHICLES[0], "派车与驾驶", *VEHICLES[2:4]))
    assert [match.kind.value for match in align_groups(old, new)] == ["unchanged", "edited"]


SAID = st.lists(st.sampled_from(VEHICLES) | st.text("车辆应当审批，。一二三", max_size=30), max_size=10)


@settings(deadline=None)
@given(SAID, SAID)
def test_every_clause_of_both_versions_is_told_once_and_the_new_ones_in_order(before, after):
    old, new = rule(*before), rule(*after)
    matches = align(old, new)
    olds = [node.id for match in matches for node in match.old]
    assert sorted(olds) == sorted(node.id for node in clauses(old))
    first = [match.new[0].number for match in matches if match.new]
    assert first == sorted(first)
    assert sorted(node.id for match in matches for node in match.new) == sorted(node.id for node in clauses(new))


def test_seeded_changes_of_a_long_rule_are_all_found():
    chance = random.Random(2026)
    signs = "县政协机关公务用车应当由办公室统一管理调度审批登记维修保养驾驶员费用秘书长分管副主席备案公开监督检查"
    said = ["".join(chance.choices(signs, k=60)) + "。" for _ in range(60)]
    old = read_text("办法\n" + "".join(f"第{n}条 {words}\n" for n, words in enumerate(said, 1)))
    edited = {at: said[at][:20] + "另行规定" + said[at][30:] for at in range(5, 60, 7)}
    after = [edited.get(at, words) for at, words in enumerate(said) if at not in (10, 30)]
    after.insert(3, after.pop(50))
    new = read_text("办法\n" + "".join(f"第{n}条 {words}\n" for n, words in enumerate(after, 1)))
    kinds = [match.kind.value for match in align(old, new)]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {"unchanged": 49, "edited": 8, "moved": 1, "deleted": 2}
