"""Word files from outside are read in a process that can be lost."""

import pytest

from plugins.rules_revision.tests.word.files import p, word
from portal.office.reading import read_in_child

pytestmark = pytest.mark.once
READER = "plugins.rules_revision.engine.word.reading:read_word_as_json"


@pytest.fixture(autouse=True)
def context(app):
    """The portal."""


def test_lines_come_back_from_the_process(tmp_path):
    file = tmp_path / "a1b2"
    file.write_bytes(word(p("第一条")).getvalue())
    assert read_in_child(file, READER, "办法.docx") == {
        "lines": [{"text": "第一条", "kind": "text", "cells": []}],
        "notes": [],
        "has_tracked_changes": False,
    }


def test_a_refusal_comes_back_with_its_sentence(tmp_path):
    file = tmp_path / "a1b2"
    file.write_bytes(b"%PDF-1.7")
    answer = read_in_child(file, READER, "办法.docx")
    assert (answer["refused"], ".docx" in answer["sentence"]) == ("pdf", True)
