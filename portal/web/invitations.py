"""Many slips that invite people to their accounts, on one print-out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from flask import render_template, url_for
from markupsafe import Markup

from ..clock import now
from ..people import links
from ..people.inviting import Invited
from ..people.second_factor import qr_code


@dataclass(frozen=True)
class Slip:
    """What stands on one slip."""

    user: Invited
    address: str
    code: Markup
    until: datetime


def invitation_slips(invited: Iterable[Invited], back: str, note: str = "") -> str:
    """The page that prints a slip for each of these people, once; `back` is the page one came from."""
    return render_template("print/invitations.html", slips=[_slip(it) for it in invited], back=back, note=note)


def _slip(user: Invited) -> Slip:
    address = url_for("account.link", token=user.token, _external=True)
    code = Markup(qr_code(address, address))  # noqa: S704 - drawn here
    return Slip(user, address, code, now() + links.VALID[links.INVITATION])
