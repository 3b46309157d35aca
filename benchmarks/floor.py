"""What the portal is measured against: Flask with 1 KB of text, Flask with the same template and rows in memory."""

from contextvars import Context
from typing import Any

from flask import Flask, template_rendered

from .measure import Work, page


def bare_flask() -> Flask:
    """Flask and nothing else: one view, 1 KB of text."""
    app = Flask("bare", static_folder=None)
    text = "x" * 1024
    app.add_url_rule("/", view_func=lambda: text)
    return app


def flask_and_template(app: Flask, ask: Work, address: str) -> Work:
    """Flask and Jinja alone: the same template with the same context, rows in memory, and nothing around it."""
    captured: list[tuple[Any, dict[str, Any]]] = []

    def capture(sender: Flask, template: Any, context: dict[str, Any], **extra: Any) -> None:
        captured.append((template, context))

    with template_rendered.connected_to(capture, app):
        ask()
    template, context = captured[-1]
    place = Context()  # a request of its own, opened once
    place.run(app.test_request_context(address).push)
    alone = Flask("alone", static_folder=None)
    alone.add_url_rule("/", view_func=lambda: place.run(template.render, context))
    return page(alone, "/")
