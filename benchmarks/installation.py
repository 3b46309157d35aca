"""The installation that is measured: the example plan, more items than a page shows, opinions, a signed-in person."""

import os
from pathlib import Path

from flask import Flask

from portal import create_app
from portal.clock import now
from portal.host.setup import bring_up_to_date
from portal.people.roles import ROLES
from portal.people.sessions import SEEN, TOKEN, open_session
from portal.records.writing import writing
from portal.testing import add_user

from .measure import Work, page

ITEMS, OPINIONS = 60, 200


def install(folder: Path) -> Flask:
    """Set up a new installation in a folder; PORTAL_DATABASE_URL may name an empty PostgreSQL database."""
    app = create_app(instance=folder / "instance", database_url=os.environ.get("PORTAL_DATABASE_URL", ""))
    with app.app_context():
        bring_up_to_date(example=True)
    return app


def signed_in_cookie(app: Flask) -> str:
    """The cookie header of a person who holds every role."""
    with app.app_context():
        user_id = add_user(f"bench{now().timestamp()}", *ROLES)
        with writing():
            token = open_session(user_id, "127.0.0.0/24", "benchmark")
    signer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
    return f"portal={signer.dumps({TOKEN: token, SEEN: int(now().timestamp())})}"


def staff_page(app: Flask, address: str) -> Work:
    """A work that asks for a staff page as a signed-in person."""
    return page(app, address, cookie=signed_in_cookie(app))
