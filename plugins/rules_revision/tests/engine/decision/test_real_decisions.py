from pathlib import Path

import pytest

from plugins.rules_revision.engine import read_text, write_text
from plugins.rules_revision.engine.decision import DecisionRefused, apply, read_decision, read_decisions
from plugins.rules_revision.engine.decision.operations import Order, Replace
from plugins.rules_revision.engine.tree import clauses

pytestmark = pytest.mark.once
OFFICIAL = Path(__file__).parents[2] / "fixtures" / "official"
RULES = Path(__file__).parents[5].parent / "shared" / "data" / "rules"
needs_data = pytest.mark.skipif(not RULES.exists(), reason="the official texts are not beside this checkout")


def read(path):
    return path.read_bytes().decode()


def test_a_real_decision_makes_the_text_of_2007_that_of_2013():
    old, decision, new = (read(OFFICIAL / f"holidays_{name}.txt") for name in ("2007", "decision_2013", "2013"))
    assert write_text(apply(read_text(old), read_decision(decision))) == new


@needs_data
@pytest.mark.parametrize("folder", sorted(RULES.glob("triples/*")), ids=lambda folder: folder.name[:2])
def test_real_decisions_give_every_clause_of_the_new_text(folder):
    old, decision, new = (read(folder / f"{name}.txt") for name in ("old", "decision", "new"))
    amended = apply(read_text(old), read_decision(decision))
    assert [write_text(clause) for clause in clauses(amended)] == [write_text(one) for one in clauses(read_text(new))]


@needs_data
@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("刑法修正案", 9),
        ("刑法修正案（二）", 1),
        ("刑法修正案（三）", 8),
        ("刑法修正案（八）", 51),
        ("刑法修正案（十）", 1),
        ("刑法修正案（十一）", 47),
        ("宪法修正案（1999年）", 6),
        ("最高人民法院关于修改《关于上海金融法院案件管辖的规定》的决定", 12),
        ("最高人民法院关于修改《最高人民法院关于仲裁司法审查案件报核问题的有关规定》的决定", 7),
        ("最高人民法院关于修改《最高人民法院关于审理食品药品纠纷案件适用法律若干问题的规定》的决定", 1),
    ],
)
def test_every_operation_of_a_real_decision_is_read(name, count):
    assert len(read_decision(read(RULES / "amendments" / f"{name}.txt")).operations) == count


@needs_data
def test_a_decision_on_eighteen_rules_is_eighteen_decisions():
    (path,) = RULES.glob("amendments/*十八件*")
    decisions = read_decisions(read(path))
    assert len(decisions) == 18
    assert decisions[1].order is Order.ADJUSTED
    assert isinstance(decisions[-1].operations[0], Replace)


@needs_data
def test_what_has_no_known_form_is_refused_with_its_sentence():
    with pytest.raises(DecisionRefused) as refused:
        read_decision(read(RULES / "amendments" / "宪法修正案（2018年）.txt"))
    assert refused.value.sentence.startswith("宪法第六十七条")
