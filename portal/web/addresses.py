"""Addresses that come with a request: some must not lead away from this site, some must not stand in a log."""

import re

from flask import request

# One slash, then no second one: //elsewhere, /\elsewhere and their forms with blanks are other sites to a browser.
INSIDE = re.compile(r"/(?![/\\])[^\\\s\x00-\x1f\x7f]*")


def inside(address: str | None, otherwise: str) -> str:
    """The address if it stays on this site, else the other one."""
    return address if address and INSIDE.fullmatch(address) else otherwise


def path_for_logs() -> str:
    """The path of this request; a one-time link's token is a key, and keys have no place in logs."""
    token = (request.view_args or {}).get("token")
    return request.path.replace(token, "…") if token else request.path
