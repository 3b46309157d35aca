"""QR codes as part of a page: SVG by attributes alone, since the content security policy allows no inline style."""

import segno
from markupsafe import Markup


def qr_code(address: str) -> Markup:
    """The address as an inline SVG picture."""
    code = segno.make(address, micro=False, error="m")
    return Markup(code.svg_inline(scale=4, border=2, dark="#1F2933", light="#fff"))  # noqa: S704 - drawn here
