"""Amending decisions as Akoma Ntoso."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from plugins.rules_revision.engine import read_text
from plugins.rules_revision.engine.akn import identify, write_decision_akn
from plugins.rules_revision.engine.akn.checking import faults_of
from plugins.rules_revision.engine.akn.identity import Identity
from plugins.rules_revision.engine.decision import decide, write_decision

pytestmark = pytest.mark.once
SPACE = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
PLACE = Path(__file__).parents[2]
PAIRS = [
    ("example/vehicles_1.txt", "example/vehicles_2.txt"),
    ("tests/fixtures/official/scrap_metal_1994.txt", "tests/fixtures/official/scrap_metal_2023.txt"),
    ("tests/fixtures/official/state_council_1982.txt", "tests/fixtures/official/state_council_2024.txt"),
]


def written(old_name: str, new_name: str):
    old, new = (read_text((PLACE / name).read_text()) for name in (old_name, new_name))
    decision = decide(old, new)
    return decision, write_decision_akn(decision, Identity("关于修改的决定"), identify(old))


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_a_decision_is_valid(old, new):
    _, document = written(old, new)
    assert faults_of(document) == []


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_no_word_of_a_decision_is_lost(old, new):
    decision, document = written(old, new)
    said = "".join(ElementTree.fromstring(document).itertext())
    assert "".join(said.split()) == "".join(write_decision(decision).split())


def test_each_sentence_says_what_it_does_to_which_clause():
    decision, document = written(*PAIRS[0])
    changes = list(ElementTree.fromstring(document).iter(f"{SPACE}textualMod"))
    assert len(changes) == len(decision.operations)
    targets = [it.get("href", "").partition("~")[2] for it in changes[0].iter(f"{SPACE}destination")]
    assert targets[0].startswith("art_")
