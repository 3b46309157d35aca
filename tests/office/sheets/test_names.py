"""Names as cells have them."""

import pytest

from portal.office.sheets.parsed import Parsed
from tests.office.sheets.one_cell import parse, value_of

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("周　鹏", "周鹏"),
        ("欧 阳 锋", "欧阳锋"),
        ("买买提•吐尔逊", "买买提·吐尔逊"),
        ("买买提.吐尔逊", "买买提·吐尔逊"),
        ("买买提 ・ 吐尔逊", "买买提·吐尔逊"),
        ("阿卜杜拉 买买提江", "阿卜杜拉 买买提江"),
        ("John  Smith", "John Smith"),
        ("买买提·\n吐尔逊", "买买提·吐尔逊"),
        ("艾力˙买买提", "艾力·买买提"),
        ("张\n三", "张三"),
        ("丁\u200b浩", "丁浩"),
        ("𠮷田", "𠮷田"),
        ("（暂缺）", "暂缺"),
        ("Mary-Jane O'Neil", "Mary-Jane O'Neil"),
    ],
)
def test_names_are_written_in_one_way(said, name):
    assert value_of("name", said) == name


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("李智\n（赵银史）", "（赵银史）"), ("李智（女）", "（女）"), ("李智\n男", "男"), ("李智 女", "女"),
        ("1.李智", "1."), ("李智*", "*"), ("★李智①", "★ ①"),
    ],
)  # fmt: skip
def test_what_stands_behind_a_name_is_told(said, rest):
    parsed = parse("name", said)
    assert (parsed.value, parsed.problem) == ("李智", None)
    assert rest in parsed.note


def test_what_stands_beside_a_name_is_the_importer_s_where_it_asks_for_it():
    parsed = parse("name", "马兰（女，回族）", aside="beside")
    assert parsed == Parsed("马兰", aside="（女，回族）")


@pytest.mark.parametrize("said", ["王五、李六", "王五/李六", "王五等3人", "—", "□□", "（无）", "1", "12.5"])
def test_several_names_or_none_are_no_name(said):
    assert parse("name", said).problem


@pytest.mark.parametrize(("said", "sign"), [("张3", "3"), ("艾山－吐尔逊", "-"), ("库尔班*江", "*")])
def test_a_sign_that_no_name_has_is_told(said, sign):
    assert parse("name", said).problem is None
    assert f"“{sign}”" in parse("name", said).note
