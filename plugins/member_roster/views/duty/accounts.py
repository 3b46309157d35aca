"""Accounts for members by printed slips."""

from flask import render_template, request, url_for

from portal.people.access import access
from portal.web.errors import Answer
from portal.web.invitations import invitation_slips

from ...duty.accounts import accounts, open_accounts
from ...permissions import ACCOUNTS
from .. import bp

MOST = 400


@bp.get("/staff/accounts")
@access(ACCOUNTS)
def member_accounts() -> str:
    """The members of today, and how far their accounts are."""
    return render_template("member_roster/duty/accounts.html", accounts=accounts())


@bp.post("/staff/accounts")
@access(ACCOUNTS)
def print_slips() -> str | Answer:
    """Make the accounts that were chosen and print their slips; shown once, since links are kept nowhere."""
    chosen = request.form.getlist("members", type=int)[:MOST]
    invited = open_accounts(chosen)
    if not invited:
        return render_template("member_roster/duty/accounts.html", accounts=accounts(), nobody=True), 422, {}
    return invitation_slips(invited, url_for(".member_accounts"))
