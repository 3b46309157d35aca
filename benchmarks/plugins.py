"""What the guard and the hooks cost a request, with 12 plugins more and with 100 more than those."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask

from portal.hooks import hookimpl
from portal.hooks.calling import call
from portal.host import guard
from portal.items import MenuItem

from .lists import PUBLIC, never_the_same
from .measure import fastest
from .table import share


class Module:
    """A plugin that contributes one line to the public menu."""

    def __init__(self, number: int) -> None:
        self.item = MenuItem(f"Module {number}", f"/module{number}/", order=1000 + number)

    @hookimpl
    def public_menu_items(self) -> list[MenuItem]:
        """One line."""
        return [self.item]


class AllOn:
    """Asks the host which plugins are on, as every call does, and adds those made here."""

    def __init__(self, host: Any, added: Iterable[str]) -> None:
        self._host = host
        self._all = frozenset(host.alive() | set(added))

    def alive(self) -> frozenset[str]:
        """The plugins that are on, and the added ones; the host keeps its answer, too."""
        self._host.alive()
        return self._all


def measure(app: Flask) -> Iterator[str]:
    """Time the guard, and what 12 and 112 plugins more add to one call of a hook, within a request."""
    whole = fastest({"page": never_the_same(app, PUBLIC)})["page"]
    with app.test_request_context(PUBLIC):
        alone = fastest({"guard": guard.guard, "hooks": _ask}, size=20)
        yield share("the guard", alone["guard"], whole, 3)
        for count, held_to in ((12, 3), (112, 5)):
            with _more_plugins(app, count):
                more = fastest({"hooks": _ask}, size=20)["hooks"] - alone["hooks"]
            yield share(f"one hook of {count} plugins more", more, whole, held_to)


def _ask() -> list[MenuItem]:
    return call("public_menu_items")


@contextmanager
def _more_plugins(app: Flask, count: int) -> Iterator[None]:
    hooks = app.extensions["portal_hooks"]
    names = [f"module{number}" for number in range(count)]
    for number, name in enumerate(names):
        hooks.manager.register(Module(number), name)
    switches, hooks.switches = hooks.switches, AllOn(hooks.switches, names)
    try:
        yield
    finally:
        hooks.switches = switches
        for name in names:
            hooks.manager.unregister(name=name)
