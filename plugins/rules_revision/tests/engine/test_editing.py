import pytest

from plugins.rules_revision.engine import Kind, Number, read_text, write_text
from plugins.rules_revision.engine.editing import (
    EditRefused,
    delete_clause,
    delete_group,
    insert_clause,
    insert_group,
    merge_clauses,
    move_clause,
    rename_group,
    set_text,
    split_clause,
)
from plugins.rules_revision.engine.tree import clauses, words_of

pytestmark = pytest.mark.once

RULE = """车辆管理办法
第一章 总则
第一条 为了甲，制定本办法。
第二条 下列两种：
（一）子；
（二）丑。
前款所列按第四条办理。
第二章 用车
第三条 派车适用本章。
违反前款、前条规定的，改正。
第四条 依照本办法第二条第一款第一项、第二条至第四条办理。
"""


@pytest.fixture
def rule():
    return read_text(RULE)


def said(edited):
    return [f"{clause.label} {words_of(clause)}" for clause in clauses(edited.tree)]


def test_an_inserted_clause_moves_the_numbers_and_the_references_on(rule):
    edited = insert_clause(rule, "依照第三条登记。", beside=clauses(rule)[1].id)
    assert said(edited)[1:] == [
        "第二条 下列两种：\n（一）子；\n（二）丑。\n前款所列按第五条办理。",
        "第三条 依照第四条登记。",
        "第四条 派车适用本章。\n违反前款、本办法第二条规定的，改正。",
        "第五条 依照本办法第二条第一款第一项、第二条至第五条办理。",
    ]
    assert edited.left == []
    assert write_text(rule) == RULE


def test_a_clause_between_two_others_leaves_all_their_numbers(rule):
    edited = insert_clause(rule, "登记。", beside=clauses(rule)[1].id, is_between=True)
    assert [clause.number for clause in clauses(edited.tree)][2:] == [Number(2, 1), Number(3), Number(4)]
    kept = delete_clause(edited.tree, clauses(edited.tree)[0].id, keeps_between=True)
    assert [clause.number for clause in clauses(kept.tree)] == [Number(1), Number(1, 1), Number(2), Number(3)]
    later = delete_clause(edited.tree, clauses(edited.tree)[0].id)
    assert [clause.number for clause in clauses(later.tree)] == [Number(1), Number(2), Number(3), Number(4)]


def test_references_to_a_deleted_clause_are_left_and_told(rule):
    edited = delete_clause(rule, clauses(rule)[3].id)
    assert [(left.words, left.gone) for left in edited.left] == [("第四条", clauses(rule)[3].id)]
    assert "前款所列按第四条办理。" in said(edited)[1]


def test_a_range_whose_ends_change_places_is_written_as_a_list(rule):
    edited = move_clause(rule, clauses(rule)[1].id, beside=clauses(rule)[3].id)
    assert "本办法第四条第一款第一项、第二条至第四条办理" in said(edited)[2]


def test_a_split_clause_gives_its_later_paragraphs_to_the_next(rule):
    clause = clauses(rule)[2]
    edited = split_clause(rule, clause.id, clause.children[1].id)
    assert said(edited)[2:4] == ["第三条 派车适用本章。", "第四条 违反本办法第三条第一款、本办法第二条规定的，改正。"]
    with pytest.raises(EditRefused, match="second paragraph"):
        split_clause(rule, clause.id, clause.children[0].id)


def test_references_to_a_merged_clause_point_to_the_one_it_went_into(rule):
    edited = merge_clauses(rule, clauses(rule)[2].id, clauses(rule)[3].id)
    assert "前款所列按第三条办理" in said(edited)[1]
    assert edited.left == []


def test_typed_text_is_paragraphs_and_numbered_lists(rule):
    clause = clauses(rule)[1]
    edited = set_text(
        rule, clause.id, "前言。\r\n下列三种：\n（一）子；\n  （一）寅；\n（二）丑。\n\n前款所列按第四条办理。\n"
    )
    new = clauses(edited.tree)[1]
    assert words_of(new) == "前言。\n下列三种：\n（一）子；\n（二）寅；\n（三）丑。\n前款所列按第四条办理。"
    assert [child.id for child in new.children][1:] == [child.id for child in clause.children]
    assert "本办法第二条第二款第一项" in said(edited)[3]


@pytest.mark.parametrize("text", ["甲。\n第三条 乙。", "甲。\n第二章 丙", "甲。\n附件：丁"])
def test_typed_text_that_is_more_than_a_clause_is_refused(rule, text):
    with pytest.raises(EditRefused, match="begins like another"):
        set_text(rule, clauses(rule)[1].id, text)


def test_a_new_chapter_takes_what_follows_in_its_group(rule):
    edited = insert_group(rule, "编制", before=clauses(rule)[1].id)
    chapters = edited.tree.of(Kind.CHAPTER)
    assert [(it.label, it.text, len(it.children)) for it in chapters] == [
        ("第一章", "总则", 1),
        ("第二章", "编制", 1),
        ("第三章", "用车", 2),
    ]


def test_the_clauses_of_a_deleted_chapter_go_to_the_one_before(rule):
    first, second = rule.of(Kind.CHAPTER)
    assert [len(it.children) for it in delete_group(rule, second.id).tree.of(Kind.CHAPTER)] == [4]
    edited = delete_group(rule, first.id)
    assert [child.kind for child in edited.tree.children][1:] == [Kind.ARTICLE, Kind.ARTICLE, Kind.CHAPTER]
    assert edited.tree.of(Kind.CHAPTER)[0].label == "第一章"


def test_the_contents_name_the_chapters_as_they_are_then():
    tree = read_text(
        "办法\n目录\n第一章 总则\n第二章 附则\n第一章 总则\n第一条 甲。\n第二条 乙。\n第二章 附则\n第三条 丙。\n"
    )
    edited = insert_group(tree, "用车", before=clauses(tree)[1].id)
    edited = rename_group(edited.tree, edited.tree.of(Kind.CHAPTER)[0].id, "通则")
    assert [it.text for it in edited.tree.of(Kind.CONTENTS)] == ["目录", "第一章 通则", "第二章 用车", "第三章 附则"]


def test_a_chapter_needs_a_name_on_one_line(rule):
    with pytest.raises(EditRefused, match="name on one line"):
        rename_group(rule, rule.of(Kind.CHAPTER)[0].id, "总则。")


def test_an_id_that_was_given_is_not_given_again(rule):
    first = insert_clause(rule, "甲。", beside=clauses(rule)[3].id)
    new = clauses(first.tree)[4].id
    gone = delete_clause(first.tree, new, next_id=first.next_id)
    second = insert_clause(gone.tree, "乙。", beside=clauses(rule)[3].id, next_id=gone.next_id)
    assert clauses(second.tree)[4].id != new


def test_rules_of_points_are_edited_as_well():
    tree = read_text(
        "制度\n一、甲按第二项办理。\n二、乙：\n（一）子；\n（二）丑。\n三、丙按本制度第二项第（一）点办理。\n"
    )
    edited = insert_clause(tree, "新。", beside=clauses(tree)[0].id)
    assert said(edited) == [
        "一、 甲按第三项办理。",
        "二、 新。",
        "三、 乙：\n（一）子；\n（二）丑。",
        "四、 丙按本制度第三项第（一）点办理。",
    ]


@pytest.mark.parametrize("edit", [delete_clause, delete_group])
def test_what_is_not_there_is_refused(rule, edit):
    with pytest.raises(EditRefused, match="no longer there"):
        edit(rule, "n999")


def test_a_chapter_is_no_clause(rule):
    with pytest.raises(EditRefused, match="Only a clause"):
        delete_clause(rule, rule.of(Kind.CHAPTER)[0].id)
