"""Pages of one's own account: signing in and out, password, second factor, sessions."""

from flask import Blueprint

from ..access import access, public

bp = Blueprint("account", __name__, url_prefix="/account")


@bp.get("/")
@access("portal.account")
def index() -> str:
    return ""


@bp.get("/sign-in")
@public("signing in")
def sign_in() -> str:
    return ""


@bp.post("/sign-out")
@public("signing out")
def sign_out() -> str:
    return ""


@bp.get("/confirm")
@access("portal.account")
def confirm() -> str:
    return ""


@bp.get("/set-up")
@access("portal.account")
def set_up() -> str:
    return ""
