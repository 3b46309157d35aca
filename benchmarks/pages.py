"""A public page that did not change since last time, beside bare Flask."""

from collections.abc import Iterator

from flask import Flask

from .floor import bare_flask
from .measure import fastest, page
from .table import row


def measure(app: Flask) -> Iterator[str]:
    """The home page from memory, as 200 and as 304."""
    tag = app.test_client().get("/").headers["ETag"]
    best = fastest(
        {
            "bare": page(bare_flask(), "/"),
            "200": page(app, "/"),
            "304": page(app, "/", if_none_match=tag),
        }
    )
    held = 50 if app.extensions["portal_config"].database_url else 75
    for kind in ("200", "304"):
        yield row(f"cached public page, {kind}", best[kind], "bare Flask, 1 KB", best["bare"], held)
