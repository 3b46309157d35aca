"""What protects every answer: headers, the cookie's name, and the refusal of requests from other sites."""

from flask import Flask, Request, Response, current_app, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from flask_babel import gettext as _

from ..errors import NotAllowed

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self' data:",  # Bootstrap draws the ticks of its boxes from data: images
        "script-src 'self'",
        "connect-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}
SESSION = "portal.session"
LOOPBACK = ("127.0.0.1", "localhost", "::1", "[::1]")


class CookieSessions(SecureCookieSessionInterface):
    """The signed cookie: `__Host-portal` over https, a plain name on loopback, where browsers would drop it."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Keep the session within reach: asking Flask's proxy for it would count as using it."""
        session = request.environ[SESSION] = super().open_session(app, request)
        return session

    def get_cookie_name(self, app: Flask) -> str:
        """The name by the scheme of this request."""
        return "__Host-portal" if request.is_secure else "portal"

    def get_cookie_secure(self, app: Flask) -> bool:
        """Secure over https."""
        return bool(request.is_secure)


def add_headers(response: Response) -> Response:
    """Give an answer the headers of the house; what a view set itself stays."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    return response


def refuse_cross_site() -> None:
    """Refuse a changing request that another site sent; browsers say so in one of two headers."""
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    foreign = site not in (None, "same-origin", "none") or (
        origin is not None and origin != "null" and origin.partition("://")[2] != request.host
    )
    if foreign:
        raise NotAllowed(_("This form was sent from another site. Open the page here and send it again."))


def plain_http_beyond_loopback() -> bool:
    """Whether this request came over an unprotected line that others could read."""
    return not request.is_secure and request.host.rsplit(":", 1)[0] not in LOOPBACK


def refuse_plain_http() -> None:
    """Refuse to take a password over a line that others can read, unless the operator accepts it."""
    if plain_http_beyond_loopback() and not current_app.extensions["portal_config"].allow_http:
        raise NotAllowed(_("Over plain http others could read your password: open this page with https."))
