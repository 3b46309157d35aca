"""What guard and hooks cost a request, with 12 plugins and with 100 more."""

from collections.abc import Iterator

from flask import Flask

from portal.hooks import hookimpl
from portal.hooks.calling import call
from portal.host import guard
from portal.items import MenuItem

from .measure import fastest, page
from .table import share


class Module:
    """A plugin that contributes one line to the public menu."""

    def __init__(self, number: int) -> None:
        self.item = MenuItem(f"Module {number}", f"/module{number}/", order=1000 + number)

    @hookimpl
    def public_menu_items(self) -> list[MenuItem]:
        """One line."""
        return [self.item]


def measure(app: Flask) -> Iterator[str]:
    """Time guard and hooks alone within a request, and say which share of a page they are."""
    manager = app.extensions["portal_hooks"].manager
    whole = fastest({"page": page(app, "/problem_inventory/?n=guard")})["page"]
    for count in (12, 112):
        extra = [manager.register(Module(number), f"module{number}_{count}") for number in range(count)]
        environ = {"portal.snapshot": app.extensions["portal_state"].read()}
        with app.test_request_context("/problem_inventory/", environ_overrides=environ):
            best = fastest({"guard": guard.guard, "hooks": lambda: call("public_menu_items")}, size=200)
        for name in extra:
            manager.unregister(name=name)
        yield share(f"hooks of {count} more plugins", best["hooks"], whole, 3 if count == 12 else 5)
        yield share(f"guard with {count} more plugins", best["guard"], whole, 5)
