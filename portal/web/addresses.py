"""Addresses that come with a request and must not lead away from this site."""

import re

# One slash, then no second one: //elsewhere, /\elsewhere and their forms with blanks are other sites to a browser.
INSIDE = re.compile(r"/(?![/\\])[^\\\s\x00-\x1f\x7f]*")


def inside(address: str | None, otherwise: str) -> str:
    """The address if it stays on this site, else the other one."""
    return address if address and INSIDE.fullmatch(address) else otherwise
