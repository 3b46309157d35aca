"""What a post is held against: Flask with the portal's own form and receipt page, and nothing kept.

`python -m benchmarks.post_floor PORT` serves it as `portal run` serves the portal.
"""

import sys
from contextvars import Context
from importlib import import_module
from typing import Any

from flask import Flask, request, url_for

from portal import create_app
from portal.clock import now, today
from portal.commands.run import serve
from portal.records.receipts import grouped
from portal.turns import Turns
from portal.web.context import page_context
from portal.web.receipt_picture import receipt_picture

from .posts import PATH


def form_and_page() -> Flask:
    """Flask and one view: the answers are checked as the portal does, and the receipt page is rendered."""
    portal, place = create_app(), Context()
    place.run(portal.test_request_context(PATH, method="POST").push)  # a request of its own, opened once
    known = place.run(_known, portal)
    alone = Flask("alone", static_folder=None)
    alone.add_url_rule(PATH, "receipt", view_func=lambda: place.run(_receipt, known, request.form), methods=["POST"])
    alone.add_url_rule("/healthz", "healthz", view_func=lambda: "")
    alone.wsgi_app = Turns(alone.wsgi_app, portal.extensions["portal_config"].max_body)  # type: ignore[method-assign]
    return alone


def _known(portal: Flask) -> dict[str, Any]:
    """What every page's template reads, once: menus, the site's name, the limits."""
    context = page_context() | {
        "reachable": False,
        "promises": import_module("plugins.public_feedback.promises").promise(today()),
    }
    portal.update_template_context(context)
    context["template"] = portal.jinja_env.get_template("public_feedback/receipt.html")
    return context


def _receipt(known: dict[str, Any], posted: Any) -> tuple[str, int]:
    names = ("forms", "receiving", "views.sending")
    forms, receiving, sending = (import_module(f"plugins.public_feedback.{it}") for it in names)
    form = forms.CheckedForm(formdata=posted)
    if not form.validate():
        return "", 422
    codes = receiving.RECEIPTS.codes(form.issued, form.answers)
    address = f"{url_for('.look_up', _external=True)}#{codes.long_code}"
    receipt = receiving.Receipt("YJ-2026-0001", codes, now(), known["promises"])
    picture = receipt_picture(sending.FORMS / "zh.png", receipt.number, codes.query_code, address)
    page = known["template"].render(known, receipt=receipt, query_code=grouped(codes.query_code), picture=picture)
    return page, 200


if __name__ == "__main__":
    serve("127.0.0.1", int(sys.argv[1]), 2, "benchmarks.post_floor:app")
else:
    app = form_and_page()
