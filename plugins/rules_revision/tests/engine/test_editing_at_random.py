"""Any edits in any order: the text reads back as the tree, numbers run, ids stay, references still mean the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.rules_revision.engine import Kind, Number, read_text, write_text
from plugins.rules_revision.engine import editing as edits
from plugins.rules_revision.engine.numerals import to_chinese
from plugins.rules_revision.engine.references import Places, find, resolve
from plugins.rules_revision.engine.tree import clauses

pytestmark = pytest.mark.once

NUMBERS = st.integers(1, 7).map(to_chinese)
REFERENCES = st.one_of(
    st.builds("依照本办法第{}条办理".format, NUMBERS),
    st.builds("依照第{}条第{}款办理".format, NUMBERS, st.sampled_from("一二")),
    st.builds("依照第{}条、第{}条至第{}条办理".format, NUMBERS, NUMBERS, NUMBERS),
    st.builds("依照第{}条第{}项办理".format, NUMBERS, st.sampled_from("一二")),
    st.sampled_from(["依照前款办理", "依照前条办理", "依照前两款办理", "依照本条第二款办理", "依照本章办理"]),
    st.just("依照民法典第三条、第四条办理"),
)
SENTENCE = st.one_of(REFERENCES, st.sampled_from(["登记", "报批", "派车"])).map(lambda words: f"{words}。")
LISTED = st.lists(SENTENCE, min_size=1, max_size=3).map(
    lambda said: [f"（{to_chinese(place)}）{words}" for place, words in enumerate(said, 1)]
)
CLAUSE = st.lists(st.one_of(SENTENCE.map(lambda words: [words]), LISTED), min_size=1, max_size=3).map(
    lambda blocks: "\n".join(["总的说来。", *(line for block in blocks for line in block)])
)
EDIT = st.tuples(
    st.sampled_from(["insert", "delete", "move", "split", "merge", "type", "chapter", "unchapter"]), CLAUSE
)
PLACES = st.tuples(st.integers(0, 99), st.integers(0, 99))


def rule(texts, chapter):
    lines = [f"第{to_chinese(place)}条　{text}" for place, text in enumerate(texts, 1)]
    lines.insert(min(chapter, len(lines)), "第一章　用车")
    return read_text("\n".join(["车辆管理办法", *lines, ""]))


@given(st.lists(CLAUSE, min_size=2, max_size=7), st.integers(0, 6), st.lists(st.tuples(EDIT, PLACES), max_size=6))
def test_edits_in_any_order_keep_what_a_rule_is_held_to(texts, chapter, wanted):
    tree, next_id = rule(texts, chapter), 0
    for (name, text), (first, second) in wanted:
        edited, became, typed = apply(tree, name, text, first, second, next_id)
        if edited:
            assert_reads_back(edited.tree)
            assert_counted(edited.tree)
            assert_named(tree, edited.tree)
            assert_points_to_the_same(tree, edited, became, typed)
            tree, next_id = edited.tree, edited.next_id


def apply(tree, name, text, first, second, next_id):
    """Make one edit; tells the new tree, what stands for what is gone, and which clause was typed anew."""
    found = clauses(tree)
    if not found:
        return None, {}, None
    one, other = found[first % len(found)], found[second % len(found)]
    chapters = tree.of(Kind.CHAPTER)
    before = second % 2 == 0
    try:
        if name == "insert":
            return edits.insert_clause(tree, text, beside=one.id, is_before=before, next_id=next_id), {}, None
        if name == "delete":
            return edits.delete_clause(tree, one.id, next_id=next_id), {}, None
        if name == "move":
            return edits.move_clause(tree, one.id, beside=other.id, is_before=before, next_id=next_id), {}, None
        if name == "split":
            paragraph = one.children[second % len(one.children)]
            return edits.split_clause(tree, one.id, paragraph.id, next_id=next_id), {}, None
        if name == "merge":
            return edits.merge_clauses(tree, one.id, other.id, next_id=next_id), {other.id: one.id}, None
        if name == "type":
            return edits.set_text(tree, one.id, text, next_id=next_id), {}, one.id
        if name == "chapter":
            return edits.insert_group(tree, "新章", before=one.id, next_id=next_id), {}, None
        if chapters:
            return edits.delete_group(tree, chapters[first % len(chapters)].id, next_id=next_id), {}, None
    except edits.EditRefused:
        pass
    return None, {}, None


def assert_reads_back(tree):
    again = read_text(write_text(tree))
    assert [_said(node) for node in again.walk()] == [_said(node) for node in tree.walk()]


def _said(node):
    return node.kind, node.label, node.text


def assert_counted(tree):
    assert [clause.number for clause in clauses(tree)] == [Number(at) for at in range(1, len(clauses(tree)) + 1)]
    chapters = tree.of(Kind.CHAPTER)
    assert [chapter.number for chapter in chapters] == [Number(at) for at in range(1, len(chapters) + 1)]


def assert_named(old, new):
    kinds = {node.id: node.kind for node in new.walk()}
    assert "" not in kinds
    assert len(kinds) == sum(1 for _ in new.walk())
    assert all(kinds.get(node.id, node.kind) is node.kind for node in old.walk())


def assert_points_to_the_same(old, edited, became, typed):
    was, now = meant(old), meant(edited.tree)
    alive = set(now.nodes)
    skipped = {left.node for left in edited.left}
    if typed:
        skipped |= {node.id for clause in clauses(edited.tree) if clause.id == typed for node in clause.walk()}
    for node_id, references in was.told.items():
        if node_id in alive and node_id not in skipped:
            expected = [[became.get(it, it) for it in ends if became.get(it, it) in alive] for ends in references]
            assert [_covers(found, ends) for found, ends in zip(now.told[node_id], expected, strict=True)] == [
                True for _ in expected
            ], (now.nodes[node_id].text, was.nodes[node_id].text)


def _covers(found, ends):
    """Whether what was pointed to still is, but for what is gone; only new nodes may have come in between."""
    return not ends or set(ends) <= set(found)


class meant:
    """For each node, the ids its references point to."""

    def __init__(self, tree):
        places = Places(tree)
        self.nodes, self.told = places.nodes, {}
        for reference in find(tree):
            if reference.is_own:
                resolution = resolve(places, reference)
                whole = resolution.is_whole
                self.told.setdefault(reference.node, []).append([node.id for node in resolution.nodes] if whole else [])
