"""Who a row is, whatever the order of rows and of people."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.member_roster.sheets.matching import Named, match

facts = st.fixed_dictionaries(
    {
        "born": st.sampled_from(["", "1960-01", "1975-08"]),
        "gender": st.sampled_from(["", "male", "female"]),
        "post": st.sampled_from(["", "甲", "乙"]),
    }
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(facts, min_size=1, max_size=4), st.lists(facts, max_size=3))
def test_nobody_is_two_rows_and_no_row_is_left_without_a_word(rows, people):
    found = match([Named(at, it) for at, it in enumerate(rows)], people, range(1, len(people) + 1))
    assert found.keys() == set(range(len(rows)))
    taken = [it.candidate for it in found.values() if it.candidate is not None]
    assert len(taken) == len(set(taken))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(facts, min_size=1, max_size=4), st.lists(facts, max_size=3))
def test_the_order_of_rows_does_not_matter(rows, people):
    numbers = range(1, len(people) + 1)
    found = match([Named(at, it) for at, it in enumerate(rows)], people, numbers)
    turned = match([Named(at, it) for at, it in reversed(list(enumerate(rows)))], people, numbers)
    assert {at: (it.candidate, it.open) for at, it in found.items()} == {
        at: (it.candidate, it.open) for at, it in turned.items()
    }


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(facts)
def test_an_answer_counts_more_than_what_is_written(row):
    people = [row, row]
    assert match([Named(0, row, "member:8")], people, [7, 8])[0].candidate == 1
    answered = match([Named(0, row, "new")], people, [7, 8])[0]
    assert (answered.candidate, answered.open) == (None, False)


def test_one_of_that_name_with_nothing_against_it_is_the_same():
    assert match([Named(0, {"post": "甲"})], [{"post": "乙", "born": "1960-01"}], [1])[0].candidate == 0
