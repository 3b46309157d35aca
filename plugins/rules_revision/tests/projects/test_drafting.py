"""Editing a draft clause by clause: what is saved, who comes in between, what is told."""

import pytest

from plugins.rules_revision.drafting import clauses as edits
from plugins.rules_revision.drafting import draft_of, headings
from plugins.rules_revision.drafting.history import NotTakenBack, find_save, saves_of, take_back
from plugins.rules_revision.drafting.saving import Closed, Edit, NotEdited, save
from plugins.rules_revision.engine import Kind
from plugins.rules_revision.engine.editing import set_text
from plugins.rules_revision.engine.tree import title_of
from portal.items import Entry

from .making import go, key, make_draft, project, said, version_of

pytestmark = pytest.mark.usefixtures("in_charge")


@pytest.fixture
def draft():
    """A rule of five clauses being drafted."""
    return make_draft()


def words(number, place):
    return said(number)[place - 1].split(" ", 1)[1]


def change(number, place, text, seen=None, opened=None):
    opened = words(number, place) if opened is None else opened
    return edits.set_clause(number, seen or version_of(number), key(number, place), opened, text)


def told(number, save):
    return find_save(project(number).draft.id, save)


def test_a_clause_says_what_was_typed(draft):
    change(draft, 2, "每日签到三次。\n迟到的，说明理由。")
    assert said(draft)[1] == "第二条 每日签到三次。\n迟到的，说明理由。"


def test_two_people_at_two_clauses_both_get_theirs(draft):
    seen, second, third = version_of(draft), words(draft, 2), words(draft, 5)
    change(draft, 2, "每日签到三次。", seen, second)
    change(draft, 5, "本办法自2026年12月1日起施行。", seen, third)
    assert (words(draft, 2), words(draft, 5)) == ("每日签到三次。", "本办法自2026年12月1日起施行。")


def test_a_save_that_comes_in_between_is_caught_up_with(draft):
    second, between = key(draft, 2), []

    def make(it):
        if not between:
            between.append(change(draft, 5, "本办法自2026年12月1日起施行。"))
        return Edit(set_text(it.tree, second, "每日签到三次。", next_id=it.next_id), frozenset({second}))

    assert save(draft, "set", make) > between[0]
    assert (words(draft, 2), words(draft, 5)) == ("每日签到三次。", "本办法自2026年12月1日起施行。")


def test_two_people_at_one_clause_see_both_texts(draft):
    seen, before = version_of(draft), words(draft, 2)
    change(draft, 2, "每日签到三次。", seen, before)
    with pytest.raises(edits.Conflict) as met:
        change(draft, 2, "每日签到四次。", seen, before)
    assert (met.value.mine, met.value.theirs, met.value.base) == ("每日签到四次。", "每日签到三次。", before)
    assert words(draft, 2) == "每日签到三次。"


def test_a_clause_that_was_deleted_meanwhile_keeps_what_was_typed(draft):
    seen, before, node = version_of(draft), words(draft, 2), key(draft, 2)
    edits.delete(draft, node, before)
    with pytest.raises(edits.Conflict) as met:
        edits.set_clause(draft, seen, node, before, "每日签到四次。")
    assert (met.value.mine, met.value.theirs) == ("每日签到四次。", None)


def test_what_was_typed_follows_the_numbers_that_moved_meanwhile(draft):
    seen, before = version_of(draft), words(draft, 4)
    edits.insert(draft, seen, "新的一条。", key(draft, 1))
    change(draft, 5, "依照本办法第三条提醒两次的，予以通报。", seen, before)
    assert said(draft)[4] == "第五条 依照本办法第四条提醒两次的，予以通报。"


def test_references_follow_an_inserted_clause_and_are_told(draft):
    number = edits.insert(draft, version_of(draft), "新的一条。", key(draft, 1))
    assert said(draft)[3] == "第四条 违反本办法第三条的，予以提醒。"
    assert [it["label"] for it in told(draft, number).changes if it.get("followed")] == ["第四条", "第五条"]


def test_references_to_what_was_deleted_are_told(draft):
    number = edits.delete(draft, key(draft, 3), words(draft, 3))
    assert [it["words"] for it in told(draft, number).left] == ["本办法第三条"]


def test_a_clause_that_changed_meanwhile_is_not_deleted(draft):
    before = words(draft, 2)
    change(draft, 2, "每日签到三次。")
    with pytest.raises(edits.Conflict):
        edits.delete(draft, key(draft, 2), before)


def test_the_last_clause_of_a_text_stays():
    number = make_draft("考勤办法\n第一条　每日签到两次。\n")
    with pytest.raises(edits.OnlyClause):
        edits.delete(number, key(number, 1), words(number, 1))


def test_a_clause_moves_up_and_takes_its_references_along(draft):
    edits.move(draft, key(draft, 3), key(draft, 1), is_before=True)
    assert [it.split(" ")[1][:6] for it in said(draft)[:3]] == ["违反本办法第", "为规范考勤，", "每日签到两次"]
    assert "本办法第三条" in said(draft)[0]


def test_a_clause_is_split_at_its_second_paragraph_and_merged_again(draft):
    before = said(draft)
    second = next(it for it in draft_of(project(draft)).walk() if it.id == key(draft, 2))
    edits.split(draft, second.id, second.children[1].id)
    assert said(draft)[1:3] == ["第二条 每日签到两次。", "第三条 迟到的，说明理由。"]
    edits.merge(draft, second.id)
    assert said(draft) == before


def test_the_last_clause_has_none_to_merge_with(draft):
    with pytest.raises(NotEdited):
        edits.merge(draft, key(draft, 5))


def test_lines_that_begin_like_another_clause_are_refused(draft):
    with pytest.raises(NotEdited):
        change(draft, 2, "每日签到。\n第三条　又一条。")


def test_chapters_come_are_renamed_and_go(draft):
    headings.add_group(draft, "总则", key(draft, 1), Kind.CHAPTER)
    group = headings_of(draft)[0]
    headings.rename(draft, group.id, "一般规定")
    assert [it.text for it in headings_of(draft)] == ["一般规定"]
    headings.remove_group(draft, group.id)
    assert headings_of(draft) == []
    assert len(said(draft)) == 5


def headings_of(number):
    return [it for it in draft_of(project(number)).walk() if it.kind is Kind.CHAPTER]


def test_name_and_preamble_are_set(draft):
    headings.set_front(draft, "考勤管理办法", "（2026年修订）")
    tree = draft_of(project(draft))
    assert title_of(tree) == "考勤管理办法"
    assert len(said(draft)) == 5


def test_a_clause_is_taken_back(draft):
    before = words(draft, 2)
    number = change(draft, 2, "每日签到三次。")
    take_back(draft, number, key(draft, 2))
    assert words(draft, 2) == before
    with pytest.raises(NotTakenBack):
        take_back(draft, number, key(draft, 2))


def test_a_deleted_clause_comes_back_under_its_own_id(draft):
    before, node = said(draft), key(draft, 2)
    number = edits.delete(draft, node, words(draft, 2))
    take_back(draft, number, node)
    assert said(draft)[1] == before[1]
    assert key(draft, 2) == node


def test_who_saved_what_is_listed_the_last_first(draft):
    change(draft, 2, "每日签到三次。")
    edits.move(draft, key(draft, 2), key(draft, 3), is_before=False)
    listed = saves_of(project(draft).draft)
    assert [(it.action, it.label, it.saved_by) for it in listed] == [
        ("move", "第二条", "李某 办公室"),
        ("set", "第二条", "李某 办公室"),
    ]


def test_what_is_before_its_body_keeps_its_words(draft):
    go(draft, "without_comments", Entry("只改一个字"))
    with pytest.raises(Closed):
        change(draft, 2, "每日签到三次。")
