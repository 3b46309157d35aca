"""Pages of one's own account: signing in and out, password, second factor, sessions."""

from flask import Blueprint

bp = Blueprint("account", __name__, url_prefix="/account")

from . import entering, factor, links, own  # noqa: E402, F401 - they need the blueprint
