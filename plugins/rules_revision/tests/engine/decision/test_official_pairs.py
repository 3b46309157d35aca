from pathlib import Path

import pytest

from plugins.rules_revision.engine import read_text, write_text
from plugins.rules_revision.engine.decision import apply, decide, read_decision, write_decision
from plugins.rules_revision.engine.tree import clauses, words_of

pytestmark = pytest.mark.once
OFFICIAL = Path(__file__).parents[2] / "fixtures" / "official"
PAIRS = Path(__file__).parents[5].parent / "shared" / "data" / "rules" / "pairs"
SHIPPED = [("scrap_metal_1994", "scrap_metal_2023"), ("state_council_1982", "state_council_2024")]


def read(path):
    return path.read_bytes().decode()


def assert_proves(old, new):
    decision = write_decision(decide(read_text(old), read_text(new)))
    assert write_text(apply(read_text(old), read_decision(decision))) == new
    if _few_clauses_change(old, new):
        assert len(decision) < len(new)


def _few_clauses_change(old, new):
    before, after = ([words_of(clause) for clause in clauses(read_text(text))] for text in (old, new))
    return 2 * len(set(before) & set(after)) > len(after)


@pytest.mark.parametrize(("old", "new"), [*SHIPPED, *(pair[::-1] for pair in SHIPPED)])
def test_the_decision_makes_the_old_text_the_new_one(old, new):
    assert_proves(read(OFFICIAL / f"{old}.txt"), read(OFFICIAL / f"{new}.txt"))


def test_a_decision_between_two_unlike_texts_proves_as_well():
    assert_proves(read(OFFICIAL / "scrap_metal_1994.txt"), read(OFFICIAL / "state_council_2024.txt"))


def test_line_ends_of_windows_are_kept():
    old, new = (read(OFFICIAL / f"{name}.txt").replace("\n", "\r\n") for name in SHIPPED[0])
    assert_proves(old, new)


@pytest.mark.full
@pytest.mark.skipif(not PAIRS.exists(), reason="the official texts are not beside this checkout")
@pytest.mark.parametrize("number", [path.name[:3] for path in sorted(PAIRS.glob("*__old*"))])
def test_every_official_pair_proves_in_both_directions(number):
    old, new = (read(next(PAIRS.glob(f"{number}*__{which}*"))) for which in ("old", "new"))
    assert_proves(old, new)
    assert_proves(new, old)
