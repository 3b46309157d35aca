"""Texts that no office writes: they take no time, and every character of them comes out again."""

from time import process_time

import pytest

from plugins.rules_revision.engine import read_text, write_text
from plugins.rules_revision.engine.akn import identify, write_akn
from plugins.rules_revision.engine.akn.checking import faults_of
from plugins.rules_revision.engine.checks import check
from plugins.rules_revision.engine.tree import clauses

pytestmark = pytest.mark.once
MANY = 5_000
TEXTS = {
    "chapters only": "".join(f"第{n}章 甲{n}\n" for n in range(1, MANY)),
    "one chapter again and again": "第一章 总则\n" * MANY,
    "opened titles": "办法\n第一条 " + "《" * 20 * MANY,
    "dots in the contents": "办法\n目录\n第一章 总则" + "." * 20 * MANY + "甲\n第一条 甲。\n",
    "articles in one line": "办法\n第一条 甲。" + "".join(f"第{n}条甲。" for n in range(2, MANY)),
    "lists in lists": "办法\n第一条 甲\n" + "一、甲\n（一）甲\n1.甲\n(1)甲\n①甲\n" * 1_000,
    "digits": "办法\n第" + "9" * MANY + "条 甲。\n第" + "一" * MANY + "条 乙。\n",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_an_odd_text_takes_no_time(text):
    began = process_time()
    tree = read_text(text)
    check(tree)
    assert faults_of(write_akn(tree, identify(tree))) == []
    assert process_time() - began < 15
    assert write_text(tree) == text


@pytest.mark.parametrize("label", ["第〇条", "第99999条", "第" + "千百十" * 50 + "条", "第" + "9" * 5_000 + "条"])
def test_what_can_be_no_number_is_no_heading(label):
    assert len(clauses(read_text(f"办法\n第一条 甲。\n{label} 乙。\n"))) == 1


def test_a_reference_to_endless_places_is_quoted_shortly():
    findings = check(read_text("办法\n第一条 依照" + "第九条、" * MANY + "第十条办理。\n"))
    assert max(len(finding.english) for finding in findings) < 200
