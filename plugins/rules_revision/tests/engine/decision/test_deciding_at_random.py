from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.rules_revision.engine import Kind, Number, read_text, write_text
from plugins.rules_revision.engine.decision import decide, prove
from plugins.rules_revision.engine.decision.places import WHOLE
from plugins.rules_revision.engine.labels import relabel
from plugins.rules_revision.engine.numerals import to_chinese
from plugins.rules_revision.engine.tree import CLAUSES, LISTED, Node, clauses

pytestmark = pytest.mark.once
OFFICIAL = Path(__file__).parents[2] / "fixtures" / "official"
TEXTS = [(OFFICIAL / f"{name}.txt").read_bytes().decode() for name in ("holidays_2007", "scrap_metal_1994")]
SAID = st.sampled_from(
    ["有关部门应当公开。", "“三公”经费应当公开。", "依照本办法第三条处理。", "不得拒绝（含变相拒绝）。"]
)
OF_CLAUSES = ["delete", "insert", "move", "rewrite", "split", "merge", "chapter"]
INSIDE = ["word", "paragraph", "swap", "item", "no item", "item first"]
EDITS = st.lists(
    st.tuples(
        st.sampled_from([*OF_CLAUSES, *INSIDE]),
        st.integers(0, 99),
        st.integers(0, 99),
        SAID,
    ),
    min_size=1,
    max_size=6,
)


def edited(text, edits):
    tree = read_text(text)
    for what, where, inner, said in edits:
        row = clauses(tree)
        if len(row) > 2:
            _edit(tree, row[where % len(row)], what, inner, said)
    for place, clause in enumerate(clauses(tree), 1):
        clause.label = relabel(clause.label, Number(place))
    return write_text(tree)


def _edit(tree, clause, what, inner, said):
    place = next((at for at, node in enumerate(tree.children) if node is clause), None)
    lists = [node for node in clause.walk() if any(child.kind in LISTED for child in node.children)]
    if what == "delete" and place:
        del tree.children[place]
    elif what == "insert" and place:
        tree.children.insert(place + inner % 2, Node(clause.kind, "", clause.label, clause.gap, children=[_line(said)]))
    elif what == "rewrite":
        clause.children = [_line(said)]
    elif what == "swap":
        clause.children.reverse()
    elif what == "split" and place and len(clause.children) > 1:
        node = Node(clause.kind, "", clause.label, clause.gap, children=[clause.children.pop()])
        tree.children.insert(place + 1, node)
    elif what == "merge" and place and tree.children[place - 1].kind is clause.kind:
        tree.children[place - 1].children += tree.children.pop(place).children
    elif what == "move" and place:
        del tree.children[place]
        tree.children.insert(next(at for at, one in enumerate(tree.children) if one.kind in CLAUSES), clause)
    elif what == "chapter" and place:
        tree.children.insert(place, Node(Kind.CHAPTER, "", "第一章", " ", "总则", clause.children[-1].after or "\n"))
    elif what == "word":
        line = next(node for node in clause.walk() if node.text)
        cut = inner % len(line.text)
        line.text = line.text[:cut] + said[:3] + line.text[cut + inner % 4 :]
    elif what == "paragraph":
        clause.children.append(_line(said))
    elif lists:
        items = lists[0].children
        if what == "item":
            items.insert(inner % (len(items) + 1), Node(items[0].kind, "", items[0].label, "", said, items[0].after))
        elif what == "item first":
            items.insert(0, items.pop(inner % len(items)))
        elif len(items) > 1:
            del items[inner % len(items)]
        for at, item in enumerate(items, 1):
            item.label = relabel(item.label, Number(at))


def _line(said):
    return Node(Kind.PARAGRAPH, text=said, after="\n")


def outline(text):
    tree = read_text(text)
    for clause in clauses(tree):
        clause.label, clause.gap = f"{to_chinese(clause.number.base)}、", ""
    return write_text(tree)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(TEXTS), EDITS, st.booleans(), st.booleans())
def test_written_read_and_applied_a_decision_gives_the_edited_text(text, edits, has_points, is_windows):
    old = outline(text) if has_points else text
    new = edited(old, edits)
    if is_windows:
        old, new = old.replace("\n", "\r\n"), new.replace("\n", "\r\n")
    before, after = read_text(old), read_text(new)
    decision = decide(before, after)
    assert prove(before, after, decision)
    if new.count("“") == new.count("”"):  # a quotation that is never closed cannot always be quoted
        assert not any(place.part == WHOLE for one in decision.operations for place in getattr(one, "places", ()))
