"""Addresses compiled once: Werkzeug makes two functions for each of them in every application, always the same."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from werkzeug.routing import Rule

_made: dict[object, Callable[..., Any]] = {}
_compile = Rule._compile_builder


def _remembered(rule: Rule, append_unknown: bool = True) -> Callable[..., Any]:
    """The function depends on nothing else: Werkzeug binds it to its rule afterwards."""
    key = (rule.rule, tuple(rule._trace), repr(rule.defaults), append_unknown)
    if key not in _made:
        _made[key] = _compile(rule, append_unknown)
    return _made[key]


@pytest.fixture(scope="session", autouse=True)
def compiled_addresses() -> Iterator[None]:
    """Three quarters of the time that an application takes to be put together went into these functions."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rule, "_compile_builder", _remembered)
        yield
