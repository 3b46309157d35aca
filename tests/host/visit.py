"""Set an installation up and open every page without parameters; prints the answers as JSON. Run as a program."""

import json
import sys

from portal import create_app
from portal.host.setup import bring_up_to_date
from portal.people.roles import ROLES
from portal.testing import Browser, add_user, signed_in_client


def main(instance: str) -> None:
    """Open the pages as the public and as a person with every role, in both languages."""
    app = create_app(instance=instance)
    app.test_client_class = Browser
    with app.app_context():
        bring_up_to_date(example=True)
        plugins = {it.name: it.state for it in app.extensions["portal_host"].plugins.values()}
        readers = {"public": app.test_client(), "staff": signed_in_client(app, add_user("reader", *ROLES))}
        pages = [rule.rule for rule in app.url_map.iter_rules() if "GET" in rule.methods and not rule.arguments]
        answers = {
            f"{who} {language}{page}": browser.get(f"{language}{page}").status_code
            for who, browser in readers.items()
            for language in ("", "/en")
            for page in pages
        }
        failures = [f"{it.plugin}.{it.hook}: {it.error}" for it in app.extensions["portal_hooks"].failures.values()]
    print(json.dumps({"plugins": plugins, "answers": answers, "failures": failures}))


if __name__ == "__main__":
    main(sys.argv[1])
