"""Asking plugins: who is asked, with what, and what becomes of the answers."""

from collections.abc import Iterable
from types import ModuleType

import pytest

from portal.extensions import db
from portal.hooks import hookimpl
from portal.hooks.answers import WrongAnswer, is_sound, promised, sound_answers
from portal.hooks.calling import call, call_one
from portal.items import MenuItem, Row, Tally, Widget
from portal.people.models import User
from portal.records.writing import writing

pytestmark = [pytest.mark.once, pytest.mark.own_app]
ITEM = MenuItem("Title", "/there/")


@pytest.fixture
def plugins(app, monkeypatch):
    """Register modules as plugins: `plugins(name, hook=function)`; those in `.on` are switched on."""
    hooks = app.extensions["portal_hooks"]
    on: set[str] = set()
    monkeypatch.setattr(hooks.switches, "alive", lambda: on)

    def add(name, **functions):
        module = ModuleType(name)
        for hook, function in functions.items():
            setattr(module, hook, hookimpl(function))
        hooks.manager.register(module, name)
        on.add(name)

    add.on, add.failures = on, hooks.failures
    return add


def titles(items):
    """The titles, sorted."""
    return sorted(it.title for it in items)


@pytest.mark.parametrize("answer", [ITEM, [ITEM], (ITEM,), iter([ITEM])])
def test_an_item_a_list_a_tuple_or_a_generator_is_an_answer(answer, plugins):
    plugins("one", public_menu_items=lambda: answer)
    assert ITEM in call("public_menu_items")


def test_none_is_no_answer(plugins):
    plugins("one", audit_summary=lambda kind, action: None)
    assert call("audit_summary", kind="x.y", action="z") == []


def test_each_is_asked_once_with_what_it_wants(plugins):
    asked = []
    plugins("both", authorise=lambda user, permission, record: asked.append((user, permission, record)))
    plugins("some", authorise=lambda permission: asked.append(permission))  # noqa: PLW0108 - named arguments
    call("authorise", user="user", permission="read", record="record")
    assert sorted(asked, key=str) == [("user", "read", "record"), "read"]


def test_who_is_off_is_not_asked_but_for_duties(plugins):
    plugins("silent", public_menu_items=lambda: ITEM, audit_summary=lambda kind, action: "words")
    plugins.on.remove("silent")
    assert ITEM not in call("public_menu_items")
    assert call("audit_summary", kind="silent.x", action="y") == ["words"]


def test_one_plugin_can_be_asked_whatever_its_state(plugins):
    plugins("silent", public_menu_items=lambda: ITEM)
    plugins("other", public_menu_items=lambda: ITEM)
    plugins.on.remove("silent")
    assert call_one("silent", "public_menu_items") == [ITEM]


def test_who_fails_is_left_out_and_counted(plugins):
    def fail():
        raise KeyError("lost")

    plugins("faulty", public_menu_items=fail)
    plugins("sound", public_menu_items=lambda: ITEM)
    for _ in range(3):
        assert ITEM in call("public_menu_items")
    failure = plugins.failures["faulty", "public_menu_items"]
    assert (failure.count, failure.error) == (3, "KeyError('lost')")


def test_a_failing_hook_does_not_undo_what_is_being_written(app, plugins):
    def fail(kind, action):
        raise RuntimeError

    plugins("faulty", audit_summary=fail)
    with writing() as tx:
        tx.session.add(User(name="wang", title="Wang"))
        tx.session.flush()
        call("audit_summary", kind="x.y", action="z")
    assert db.session.scalar(db.select(User.name)) == "wang"


def spec(returns):
    """A hookspec that returns this."""

    def asked():
        """Asked."""

    asked.__annotations__["return"] = returns
    return asked


@pytest.mark.parametrize(
    ("returns", "answer"),
    [
        (Iterable[MenuItem], ["text"]),
        (Iterable[MenuItem], [MenuItem("Title", None)]),
        (Iterable[MenuItem], [MenuItem("Title", "/", order="1")]),
        (Iterable[MenuItem], [MenuItem("Title", "/", count="many")]),
        (Iterable[Widget], [Widget("Title", tallies=("text",))]),
        (Iterable[Widget], [Widget("Title", tallies=(Tally("Label", 1, "purple"),))]),
        (Iterable[Widget], [Widget("Title", rows=(Row("Title", 7),))]),
        (bool | None, "yes"),
        (str | None, 7),
    ],
)
def test_what_was_not_promised_is_wrong(returns, answer):
    with pytest.raises(WrongAnswer):
        sound_answers(promised(spec(returns)), answer)


@pytest.mark.parametrize(
    ("returns", "answer", "gathered"),
    [
        (Iterable[MenuItem], [MenuItem("Title", "/", count=3)], [MenuItem("Title", "/", count=3)]),
        (Iterable[Widget], [Widget("Title", rows=[Row("Title", "/")])], [Widget("Title", rows=[Row("Title", "/")])]),
        (bool | None, False, [False]),
        (None, "anything", []),
        (str | None, "words", ["words"]),
    ],
)
def test_what_was_promised_is_taken(returns, answer, gathered):
    assert sound_answers(promised(spec(returns)), answer) == gathered


def test_pairs_are_looked_at_one_by_one():
    pairs = tuple[tuple[str, int], ...]
    assert is_sound(pairs, (("a", 1), ("b", 2)))
    assert not is_sound(pairs, (("a", 1, 2),))
    assert not is_sound(pairs, (("a", "b"),))
