"""The printed slip that invites a person to an account."""

from flask import render_template, url_for
from markupsafe import Markup

from ...clock import now
from ...people import accounts, links
from ...people.second_factor import qr_code
from ...web.errors import Answer


def slip(user_id: int, token: str) -> Answer:
    """The page to print and hand over; its link is shown this one time."""
    address = url_for("account.link", token=token, _external=True)
    code = Markup(qr_code(address, address))  # noqa: S704 - drawn here
    until = now() + links.VALID[links.INVITATION]
    page = render_template("admin/slip.html", user=accounts.find(user_id), address=address, code=code, until=until)
    return page, 200, {}
