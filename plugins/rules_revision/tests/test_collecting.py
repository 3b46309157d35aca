"""The book of rules that the office makes: those in force on a day, in order, and only those that it ticks."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document

from plugins.rules_revision.collecting import NoneChosen, choose, offered
from plugins.rules_revision.rights import READ
from plugins.rules_revision.tests.making import HOME, everything, make_rule, make_version, person, publish_all, rule
from portal.records.writing import writing

PAGE = f"{HOME}/staff/collection"
DAY = date(2026, 6, 1)
FACTS = {"甲办法": ("办法", "×政协办发〔2020〕10号"), "乙制度": ("制度", ""), "丙办法": ("办法", "×政协办发〔2020〕9号"),
         "丁制度": ("制度", "×政协办发〔2019〕30号")}  # fmt: skip


@pytest.fixture
def four_rules(in_charge):
    """Rules of two kinds, one of them without a document number."""
    numbers = {}
    for title, (kind, document) in FACTS.items():
        numbers[title] = make_rule(title=title, text_kind=kind)
        with writing() as tx:
            tx.session.merge(rule(numbers[title]).newest).document_number = document
    return numbers


@pytest.mark.parametrize(
    ("order", "titles"),
    [("kind", ["丁制度", "乙制度", "丙办法", "甲办法"]), ("number", ["丁制度", "丙办法", "甲办法", "乙制度"])],
)
def test_rules_are_offered_in_order(four_rules, order, titles):
    assert [it.title for it in offered(everything(), DAY, order)] == titles


def test_on_each_day_the_version_of_that_day_is_offered(in_charge):
    number = make_rule()
    make_version(number, date(2025, 1, 1))
    assert [[it.number for it in offered(everything(), day, "kind")] for day in (date(2019, 1, 1), date(2024, 1, 1), DAY)] == [
        [], [1], [2],
    ]  # fmt: skip


def test_what_is_for_the_party_is_offered_to_nobody_else(in_charge):
    number = make_rule(scope="party")
    publish_all(number, "party")
    assert offered(person(READ), DAY, "kind") == []


def test_only_what_is_ticked_and_offered_goes_in(four_rules):
    versions = offered(everything(), DAY, "kind")
    assert choose(versions, {versions[2].id, 987654321}) == [versions[2]]
    with pytest.raises(NoneChosen):
        choose(versions, {987654321})


def test_the_page_ticks_all_and_the_file_holds_what_was_left(sign_in_as, four_rules):
    clerk = sign_in_as("staff")
    page = clerk.get(f"{PAGE}?on={DAY}&order=number").text
    assert page.count("checked") == 4
    wanted = [rule(four_rules[title]).newest.id for title in ("甲办法", "丁制度")]
    file = clerk.get(f"{PAGE}.docx", query_string={"on": DAY, "order": "number", "chosen": "1", "version": wanted})
    words = [it.text for it in Document(BytesIO(file.data)).paragraphs]
    assert words[0] == "制度汇编"
    assert [it for it in words if it in FACTS] == ["丁制度", "甲办法"] * 2  # contents, then the rules
    assert clerk.get(f"{PAGE}.docx?on={DAY}&chosen=1").status_code == 422
    assert clerk.get(f"{PAGE}?on=2026-13-01").status_code == 404
