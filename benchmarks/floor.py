"""What the portal is measured against: Flask that answers 1 KB of text, and a template with its rows in memory."""

from typing import Any

from flask import Flask, template_rendered

from .measure import Work


def bare_flask() -> Flask:
    """Flask and nothing else: one view, 1 KB of text."""
    app = Flask("bare", static_folder=None)
    text = "x" * 1024
    app.add_url_rule("/", view_func=lambda: text)
    return app


def template_alone(app: Flask, ask: Work, address: str) -> Work:
    """Render the template of a page again, with the context the page gave it: Jinja alone, rows in memory."""
    captured: list[tuple[Any, dict[str, Any]]] = []

    def capture(sender: Flask, template: Any, context: dict[str, Any], **extra: Any) -> None:
        captured.append((template, context))

    with template_rendered.connected_to(capture, app):
        ask()
    template, context = captured[-1]

    def render() -> str:
        with app.test_request_context(address):
            return str(template.render(context))

    return render
