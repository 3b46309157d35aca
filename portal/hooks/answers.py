"""Whether an answer to a hook is what the hook promises, so that a plugin's slip cannot break a page of others.

Read from the annotations: a spec that returns `Iterable[MenuItem]` wants MenuItems whose `url` is a string.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from reprlib import repr as short
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from flask_babel import LazyString

Check = Callable[[Any], bool]
SIMPLE = frozenset({str, int, float, bool, NoneType, date, datetime})  # their type says all there is to check


class WrongAnswer(TypeError):
    """A hook answered something else than its specification says."""


def sound_answers(wanted: Any, answer: object) -> Sequence[Any]:
    """One implementation's answers; none for None. `wanted` is what its spec has `promised`.

    Raises WrongAnswer when it is something else.
    """
    return reader(wanted)(answer)


@cache
def reader(wanted: Any) -> Callable[[object], Sequence[Any]]:
    """What sound_answers() does for one kind of answer, made once: of a hundred plugins each is read by it."""
    check = _check(wanted)

    def read(answer: object) -> Sequence[Any]:
        if answer is None or wanted is NoneType:
            return []
        many = isinstance(answer, (list, tuple))
        found: Any = answer if many else list(answer) if isinstance(answer, Iterator) else [answer]
        for one in found:
            if not check(one):
                raise WrongAnswer(f"{short(one)} is not {wanted}")
        return found

    return read


def is_sound(wanted: Any, value: object) -> bool:
    """Whether a value, with all its fields, is what an annotation asks for."""
    return bool(_check(wanted)(value))


@cache
def promised(spec: Callable[..., object]) -> Any:
    """What one answer to a hook must be: MenuItem where the spec says Iterable[MenuItem]."""
    annotation = get_type_hints(spec).get("return", Any)
    return get_args(annotation)[0] if get_origin(annotation) is Iterable else annotation


@cache
def _check(wanted: Any) -> Check:
    """The test for one annotation, made once."""
    origin, parts = get_origin(wanted), get_args(wanted)
    if wanted is Any:  # to isinstance() it is no class
        return lambda value: True
    if wanted is str:
        return _is_text
    if wanted is date:
        return _is_day
    if origin in (Union, UnionType):
        return _any_of([_check(part) for part in parts])
    if origin is Literal:
        return lambda value: value in parts
    if origin is tuple:
        return _all_of(_check(parts[0])) if parts[-1] is ... else _one_each([_check(part) for part in parts])
    if is_dataclass(wanted) and isinstance(wanted, type):
        return _instance_with_fields(wanted)
    return (lambda value: isinstance(value, wanted)) if isinstance(wanted, type) else (lambda value: True)


def _is_text(value: Any) -> bool:
    """A string, or one that is translated later: translating it now shows whether it can be."""
    return isinstance(str(value) if isinstance(value, LazyString) else value, str)


def _is_day(value: Any) -> bool:
    """A date and not an instant, which Python counts as one but refuses to compare with one."""
    return isinstance(value, date) and not isinstance(value, datetime)


def _any_of(checks: list[Check]) -> Check:
    return lambda value: any(check(value) for check in checks)


def _all_of(check: Check) -> Check:
    return lambda value: isinstance(value, (tuple, list)) and all(check(one) for one in value)


def _one_each(checks: list[Check]) -> Check:
    return lambda value: len(value) == len(checks) and all(check(one) for check, one in zip(checks, value, strict=True))


def _instance_with_fields(wanted: type) -> Check:
    """The test for a dataclass; most answers are alike, so the types of fields that were sound are remembered."""
    hints = get_type_hints(wanted)
    checks = [(field.name, _check(hints[field.name])) for field in fields(wanted)]
    types_tell_all = not any(get_origin(hint) is Literal for hint in hints.values())
    known: set[tuple[type, ...]] = set()

    def check(value: Any) -> bool:
        if not isinstance(value, wanted):
            return False
        shape = tuple(map(type, vars(value).values()))
        if shape in known:
            return True
        sound = all(check(getattr(value, name)) for name, check in checks)
        if sound and types_tell_all and SIMPLE.issuperset(shape):
            known.add(shape)
        return sound

    return check
