"""Accounts for many members at once, each opened by a printed slip; nobody gets a password from the office."""

from collections.abc import Collection
from dataclasses import dataclass

from portal.clock import today
from portal.items import Change
from portal.people.inviting import Invited, invite, invite_anew, unopened
from portal.records.writing import load, record, writing

from ..models import Member
from .people import Seated, members_on

ROLE = "member"


@dataclass(frozen=True)
class Account:
    """A member of today with how far the account is: none, invited, or in use."""

    seated: Seated
    state: str


def accounts() -> list[Account]:
    """The members of today with their accounts."""
    members = members_on(today())
    waiting = unopened([it.user_id for it in members if it.user_id])
    return [Account(it, _state(it.user_id, waiting)) for it in members]


def open_accounts(members: Collection[int]) -> list[Invited]:
    """Make accounts for members without one, and new slips for those whose account nobody opened yet.

    Asked twice for one member there is still one account, and the newest slip holds. Raises NotThere, AccountRefused.
    """
    with writing():
        found = [_invited(load(Member, number)) for number in sorted(set(members))]
        return [it for it in found if it is not None]


def _invited(member: Member) -> Invited | None:
    if member.user_id is not None:
        return invite_anew(member.user_id)
    invited = invite(member.name_key, member.name, ROLE)
    member.user_id = invited.user_id
    record(Change(member, "account_made", fields=("user_id",)))
    return invited


def _state(user_id: int | None, waiting: set[int]) -> str:
    if user_id is None:
        return "none"
    return "invited" if user_id in waiting else "in_use"
