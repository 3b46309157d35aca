"""The first step of every request: its number, browsers that cannot show the pages, and other sites' forms."""

import secrets

from flask import g, render_template, request

from .security import refuse_cross_site

# The old kernel of Chinese double-kernel browsers; its user can switch to the modern one.
OLD_KERNELS = ("Trident/", "MSIE ")


def arrive() -> str | None:
    """Number the request; show an old kernel one plain page; refuse what another site sent."""
    g.request_id = secrets.token_hex(8)
    if is_old_kernel(request.headers.get("User-Agent", "")):
        return render_template("errors/old_browser.html")
    refuse_cross_site()
    return None


def is_old_kernel(agent: str) -> bool:
    """Whether the browser runs Internet Explorer's kernel."""
    return any(mark in agent for mark in OLD_KERNELS)
