"""The installation that is measured: the example plan, more records than a page shows, a signed-in person."""

from importlib import import_module
from pathlib import Path
from secrets import token_bytes
from typing import Any

from flask import Flask
from sqlalchemy import insert, select

from portal import create_app
from portal.clock import now
from portal.host.setup import bring_up_to_date
from portal.people.sessions import SEEN, TOKEN, open_session
from portal.records.writing import writing
from portal.testing import add_user

from .measure import Work, page

ITEMS, OPINIONS = 100, 200
LETTER = "石桥乡石桥村到乡里的路灯坏了两个月，老人晚上出门摔过一次。去年答复说已列入计划，想知道列在哪一年、谁负责。"


def install(folder: Path, database_url: str) -> Flask:
    """Set up a new installation in a folder; the URL may name an empty PostgreSQL database."""
    app = create_app(instance=folder / "instance", database_url=database_url)
    with app.app_context():
        bring_up_to_date(example=True)
        with writing() as tx:
            _multiply_items(tx.session)
            _receive_opinions(tx.session)
    return app


def staff_page(app: Flask, address: str) -> Work:
    """A work that asks for a staff page as a member of staff, with the cookie a browser would have."""
    browser = app.test_client()
    with app.app_context():
        user_id = add_user(f"bench{now().timestamp()}", "staff", "office_head")
        with writing():
            token = open_session(user_id, "127.0.0.0/24", "benchmark")
    with browser.session_transaction() as session:
        session[TOKEN], session[SEEN] = token, int(now().timestamp())
    browser.get(address)  # the first page adds the seed of the form tokens
    cookie = browser.get_cookie("portal")
    return page(app, address, cookie=f"portal={cookie.value}" if cookie else "")


def _multiply_items(session: Any) -> None:
    item = import_module("plugins.problem_inventory.models").RectificationItem
    first = session.execute(select(item.__table__).order_by(item.id).limit(1)).mappings().one()
    copied = {name: value for name, value in first.items() if name not in ("id", "number")}
    rows = [copied | {"number": f"整改〔2026〕{number}号"} for number in range(1000, 1000 + ITEMS)]
    session.execute(insert(item.__table__), rows)


def _receive_opinions(session: Any) -> None:
    opinion = import_module("plugins.public_feedback.models").Opinion
    common = {"body": LETTER, "township": "石桥乡", "place": "石桥村", "language": "zh", "state": "received"}
    rows = [
        common | {"version": 1, "received_at": now(), "long_code_hash": token_bytes(32), "query_code_hash": b""}
        for _number in range(OPINIONS)
    ]
    session.execute(insert(opinion.__table__), rows)
