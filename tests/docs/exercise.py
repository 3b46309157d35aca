"""Switch every example plugin of an installation on and use it once; prints what happened as JSON.

Run as a program, so that the examples' models stay out of the tests' own process: `python exercise.py INSTANCE`.
"""

import json
import sys
from typing import Any

from flask import Flask
from flask_babel import force_locale

from portal import create_app
from portal.host.setup import bring_up_to_date
from portal.host.state import current_host
from portal.host.switching import disable, enable
from portal.host.upkeep import check_components
from portal.people.roles import ROLES
from portal.records.actor import act_as
from portal.testing import Browser, add_user, signed_in_client


def main(instance: str) -> None:
    """Load all, use those that are loaded."""
    app = create_app(instance=instance)
    app.test_client_class = Browser
    with app.app_context():
        act_as("command line")
        bring_up_to_date()
        reader = add_user("reader", *ROLES)
        report: dict[str, Any] = {}
        for name, plugin in current_host().plugins.items():
            if plugin.place == "instance":
                with force_locale("en"):
                    report[name] = {"state": plugin.state, "problem": str(plugin.problem)}
        for name in [name for name, told in report.items() if told["state"] == "loaded"]:
            enable(name, reason="example")
            check_components(name)
            report[name]["pages"] = pages(app, name, reader)
        disable("applications", reason="example")
        report["applications"]["off"] = pages(app, "applications", reader)
        print(json.dumps(report))


def pages(app: Flask, name: str, reader: int) -> dict[str, int]:
    """What a person who may do everything gets from each page without parameters, and the home page and desk."""
    browser = signed_in_client(app, reader)
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith(f"{name}.")]
    mine = [rule.rule for rule in rules if "GET" in (rule.methods or ()) and not rule.arguments]
    return {address: browser.get(address).status_code for address in ["/", "/portal/desk", "/en/", *mine]}


if __name__ == "__main__":
    main(sys.argv[1])
