"""Approval limits: read out of sentences with who decides, and held against each other."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.rules_revision.engine.amounts import write_amount
from plugins.rules_revision.engine.bands import Band, read_bands, read_meaning
from plugins.rules_revision.engine.coverage import Flaw, flaws

pytestmark = pytest.mark.once
K5, K20, K50 = 500_000, 2_000_000, 5_000_000


def bands(words, meaning=None):
    return [(it.first, it.last, it.who) for it in read_bands(words, meaning)]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("五千元以下的，由秘书长审批", 0, K5),
        ("5000元（不含）以下的，由秘书长审批", 0, K5 - 1),
        ("超过五千元、二万元以下的，由秘书长审批", K5 + 1, K20),
        ("5000元以上不满2万元的，由秘书长审批", K5, K20 - 1),
        ("5000元以上2万元以下的，由秘书长审批", K5, K20),
        ("2万元及以上的，由秘书长审批", K20, None),
        ("超过2万元的，报秘书长审批", K20 + 1, None),
        ("不超过2万元的，由秘书长审批", 0, K20),
        ("2至5万元的，由秘书长审批", K20, K50),
        ("2万元—5万元（不含）的，由秘书长审批", K20, K50 - 1),
        ("5,000元（不含）至20,000元的，由秘书长审批", K5 + 1, K20),
        ("不低于2万元、低于5万元的，由秘书长审批", K20, K50 - 1),
        ("秘书长审批2万元以内的支出", 0, K20),
    ],
)
def test_bounds_are_read_with_or_without_the_number_itself(words, first, last):
    assert bands(words) == [(first, last, "秘书长")]


def test_one_sentence_may_hold_several_limits():
    words = "五千元以下由办公室主任审批，超过五千元不满二万元由副秘书长审批，二万元以上由秘书长审批。"
    assert bands(words) == [(0, K5, "办公室主任"), (K5 + 1, K20 - 1, "副秘书长"), (K20, None, "秘书长")]


def test_all_who_decide_are_named():
    (band,) = read_bands("超过五万元的，经党组会议集体研究后，由秘书长签批")
    assert band.who == "党组会议、秘书长"


def test_a_signature_of_several_is_told_apart():
    (band,) = read_bands("单笔超过二万元的支出，应当由会计审核人和秘书长联签")
    assert (band.first, band.who, band.is_second) == (K20 + 1, "会计审核人和秘书长", True)


def test_amounts_without_anybody_who_decides_are_no_limit():
    assert read_bands("借款超过五千元的，应当附合同") == []


@pytest.mark.parametrize(
    ("text", "above", "below", "said"),
    [
        ("本制度所称以下包括本数，所称超过不包括本数。", True, True, True),
        ("本办法所称“以上”不包括本数，“以下”包括本数。", False, True, True),
        ("本制度自印发之日起施行。", True, True, False),
    ],
)
def test_a_text_may_say_what_above_and_below_mean(text, above, below, said):
    meaning = read_meaning(text)
    assert (meaning.above, meaning.below, meaning.said) == (above, below, said)


def test_what_the_text_says_of_above_holds():
    meaning = read_meaning("本办法所称“以上”不包括本数")
    assert bands("二万元以上的，由秘书长审批", meaning) == [(K20 + 1, None, "秘书长")]


def found(*limits):
    return [it.flaw for it in flaws([Band(*limit) for limit in limits])]


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ([(0, K5), (K5 + 1, K20), (K20 + 1, None)], []),
        ([(0, K5), (K5, None)], [Flaw.BOTH]),
        ([(0, K5 - 1), (K5 + 1, None)], [Flaw.NOBODY]),
        ([(0, K5), (K20 + 1, None)], [Flaw.GAP]),
        ([(0, K20), (K5 + 1, None)], [Flaw.OVERLAP]),
        ([(0, K5)], [Flaw.NO_TOP]),
        ([(K5, None)], [Flaw.NO_BOTTOM]),
        ([(K20, K5)], [Flaw.EMPTY]),
        ([], []),
    ],
)
def test_gaps_overlaps_and_open_ends_are_found(limits, expected):
    assert found(*limits) == expected


@st.composite
def tables(draw):
    """A table that covers every amount exactly once, in any order."""
    ends = sorted(draw(st.sets(st.integers(1, 10**9), max_size=6)))
    whole = [Band(first, last) for first, last in zip([0, *(it + 1 for it in ends)], [*ends, None], strict=True)]
    return draw(st.permutations(whole))


@given(tables(), st.integers(0, 2 * 10**9))
def test_a_table_without_flaw_holds_each_amount_once(table, amount):
    assert flaws(table) == []
    assert sum(it.holds(amount) for it in table) == 1


@given(tables(), st.data())
def test_a_limit_that_is_taken_away_is_missed(table, data):
    lost = data.draw(st.sampled_from(table))
    rest = [it for it in table if it is not lost]
    assert bool(flaws(rest)) == bool(rest)


@given(tables(), st.data())
def test_a_limit_that_stands_twice_is_noticed(table, data):
    twice = data.draw(st.sampled_from(table))
    assert flaws([*table, twice])


@given(st.lists(st.integers(1, 10**7), min_size=1, max_size=6, unique=True))
def test_limits_that_are_written_are_read_back(amounts):
    ends = sorted(amount * 100 for amount in amounts)
    said = [f"{write_amount(ends[0])}以下的，由甲主任审批"]
    said += [f"超过{write_amount(low)}、{write_amount(high)}以下的，由甲主任审批" for low, high in pairwise(ends)]
    said.append(f"超过{write_amount(ends[-1])}的，由甲主任审批")
    assert flaws(read_bands("；".join(said))) == []
    assert len(read_bands("；".join(said))) == len(ends) + 1
