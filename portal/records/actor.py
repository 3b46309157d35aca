"""Who is acting: the signed-in person, or the portal itself on the command line and in the background."""

from dataclasses import dataclass

from flask import g, has_app_context

from ..items import SignedIn


@dataclass(frozen=True)
class Actor:
    """The name an audit entry carries. `id` is None for the public and for the portal itself."""

    id: int | None
    title: str
    request_id: str = ""


def person() -> SignedIn | None:
    """The signed-in person of this request, if any."""
    return g.get("portal_person") if has_app_context() else None


def acting() -> Actor:
    """The actor for the audit: the person, else the label set for this request or command."""
    request_id = g.get("request_id", "")
    if signed_in := person():
        return Actor(signed_in.id, signed_in.title, request_id)
    label, number = g.get("portal_actor", ("portal", None))
    return Actor(number, label, request_id)


def act_as(label: str, number: int | None = None) -> None:
    """Name who acts where nobody is signed in: "command line", "public", or a person who is just signing in."""
    g.portal_actor = label, number
