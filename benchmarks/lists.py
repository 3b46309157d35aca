"""Lists of 50 that are made anew, beside Flask and the same template with its rows in memory."""

import itertools
from collections.abc import Iterator

from flask import Flask

from .floor import flask_and_template
from .installation import staff_page
from .measure import Work, fastest, page
from .table import row

PUBLIC = "/problem_inventory/"
STAFF = ("/problem_inventory/staff/", "/public_feedback/staff/")


def measure(app: Flask) -> Iterator[str]:
    """The public ledger uncached, then the staff lists."""
    ask = never_the_same(app, PUBLIC)
    best = fastest({"page": ask, "jinja": flask_and_template(app, ask, PUBLIC)})
    yield row("public list of 50, not cached", best["page"], "Flask and the template alone", best["jinja"], 60)
    for address in STAFF:
        ask = staff_page(app, address)
        best = fastest({"page": ask, "jinja": flask_and_template(app, ask, address)})
        yield row(f"signed-in list, `{address}`", best["page"], "Flask and the template alone", best["jinja"], 40)


def never_the_same(app: Flask, address: str) -> Work:
    """A work that asks under a new address each time, so that the page is never in memory."""
    numbers = itertools.count()

    def ask() -> object:
        return page(app, f"{address}?n={next(numbers)}")()

    return ask
