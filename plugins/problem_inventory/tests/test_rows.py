"""Rows of a form that change without scripts."""

from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from plugins.problem_inventory.rows import rearranged

typed = st.lists(st.text(max_size=5), max_size=6)
commands = st.one_of(
    st.just("add"),
    st.builds("{}-{}".format, st.sampled_from(["up", "down", "remove"]), st.integers(0, 8)),
    st.text(max_size=8),
)


def posted(texts):
    rows = [(f"measures-{place}-text", text) for place, text in enumerate(texts)]
    return MultiDict([("title", "文印"), ("problem_ids", "1"), ("problem_ids", "2"), *rows])


def texts_of(fields):
    return [fields[key] for key in sorted(fields) if key.startswith("measures-")]


@given(typed, commands)
def test_nothing_typed_is_lost_but_what_is_removed(texts, command):
    changed = rearranged(posted(texts), "measures", command)
    left = texts_of(changed)
    gone = command.startswith("remove-") and command[7:].isdecimal() and int(command[7:]) < len(texts)
    assert len(left) == len(texts) + (command == "add") - gone
    if not gone:
        assert sorted(left) == sorted(texts + [""] * (command == "add"))
    assert changed.getlist("problem_ids") == ["1", "2"]


@given(typed, st.integers(0, 6))
def test_up_and_down_again_changes_nothing(texts, place):
    up = rearranged(posted(texts), "measures", f"up-{place + 1}")
    assert texts_of(rearranged(up, "measures", f"down-{place}")) == texts
