"""Clauses keep their ids from version to version."""

import pytest

from plugins.rules_revision.drafted import NoText, read
from plugins.rules_revision.engine.tree import words_of

from .making import LATER, TEXT

pytestmark = pytest.mark.once


def ids(reading):
    return {words_of(clause): clause.id for clause in reading.clauses}


def test_a_clause_that_only_bears_another_number_keeps_its_id():
    first = read(TEXT)
    second = read(LATER, [first.stored])
    assert ids(second)["本制度由办公室负责解释。"] == ids(first)["本制度由办公室负责解释。"]


def test_no_id_stands_for_two_nodes():
    second = read(LATER, [read(TEXT).stored])
    every = [node.id for node in second.tree.walk()]
    assert len(every) == len(set(every))


def test_a_new_clause_gets_an_id_that_was_never_used():
    first = read(TEXT)
    second = read(LATER + "第五条　新的。\n", [first.stored])
    assert ids(second)["新的。"] not in {node.id for node in first.tree.walk()}


def test_a_text_without_a_clause_is_refused_in_one_sentence(app):
    with pytest.raises(NoText, match="条文"):
        read("只是一句话。")
