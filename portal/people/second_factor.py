"""The second step of signing in: a code from the telephone, or from a printed list.

Administrators must have one; others may. The telephone's secret is sealed and bound to the account.
"""

import base64
from datetime import datetime

import pyotp
import segno
from flask_babel import gettext as _

from ..clock import now
from ..errors import PortalError
from ..items import Change
from ..records.seal_rotation import SealedColumn
from ..records.sealing import SealBroken, seal, unseal
from ..records.settings import read_setting
from ..records.writing import load, record, writing
from .models import User
from .one_time_codes import LIST, RECOVERY, forget_codes, make_codes, use_list_code, use_recovery_code
from .roles import ADMINISTRATORS

PHONE = "totp"
SECONDS = 30


class WrongCode(PortalError):
    """The code is not right, or was used before."""

    status = 403


class FactorNeeded(PortalError):
    """The role demands a second factor."""

    status = 409


def new_secret(user_id: int) -> str:
    """A fresh secret for the telephone, sealed so that the page can carry it until it is confirmed."""
    return base64.urlsafe_b64encode(seal(_draft(user_id), pyotp.random_base32().encode())).decode()


def read_secret(user_id: int, carried: str) -> str | None:
    """The secret a page carried; None when the page was altered or made for another person."""
    try:
        return unseal(_draft(user_id), base64.urlsafe_b64decode(carried)).decode()
    except (SealBroken, ValueError):
        return None


def picture(name: str, secret: str) -> str:
    """The secret as a QR code to be drawn inside a page: SVG without styles, as the content policy wants it."""
    issuer = read_setting("portal", "name") or _("County CPPCC Committee")
    address = pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=issuer)
    return qr_code(address, _("Code to scan with the telephone"))


def qr_code(address: str, title: str) -> str:
    """A QR code as inline SVG; the page's stylesheet gives it its size."""
    drawing: str = segno.make(address, error="m").svg_inline(border=4, light="#fff", omitsize=True, title=title)
    return drawing


def set_up_phone(user_id: int, secret: str, code: str) -> list[str]:
    """Take the telephone as second factor once it showed a right code; returns new recovery codes.

    Raises WrongCode.
    """
    step = matching_step(secret, code, after=0)
    if step is None:
        raise WrongCode(_("This code is not right. Is the telephone's clock right? Type the code it shows now."))
    with writing():
        user = load(User, user_id)
        user.second_factor, user.totp_sealed, user.totp_last_step = PHONE, seal(_row(user_id), secret.encode()), step
        forget_codes(user_id, LIST)
        codes = make_codes(user_id, RECOVERY)
        record(Change(user, "second_factor_set", fields=("phone",)))
    return codes


def set_up_list(user_id: int) -> list[str]:
    """Take a printed list as second factor, in place of whatever was there; returns its codes."""
    with writing():
        user = load(User, user_id)
        user.second_factor, user.totp_sealed = LIST, None
        forget_codes(user_id, RECOVERY)
        codes = make_codes(user_id, LIST)
        record(Change(user, "second_factor_set", fields=("list",)))
    return codes


def new_recovery_codes(user_id: int) -> list[str]:
    """Replace the recovery codes. Raises WrongCode where there is no telephone that they could stand in for."""
    with writing():
        user = load(User, user_id)
        if user.second_factor != PHONE:
            raise WrongCode(_("Recovery codes belong to a telephone. Set one up first."))
        codes = make_codes(user_id, RECOVERY)
        record(Change(user, "recovery_codes_renewed"))
    return codes


def give_up(user_id: int) -> None:
    """Do without a second factor. Raises FactorNeeded for administrators."""
    with writing():
        user = load(User, user_id)
        if any(it.role in ADMINISTRATORS for it in user.roles):
            raise FactorNeeded(_("Administrators need a second factor. You can change it, not do without."))
        clear(user)
        record(Change(user, "second_factor_removed", fields=("second_factor",)))


def clear(user: User) -> None:
    """Take the second factor away, whatever it was. Call it inside writing() only."""
    user.second_factor, user.totp_sealed = "", None
    forget_codes(user.id, LIST, RECOVERY)


def check(user: User, code: str) -> None:
    """Accept a code once. Call it inside writing() only, with a row loaded for change.

    Raises WrongCode for a wrong one, and for one that was used already.
    """
    if not _accept(user, code):
        raise WrongCode(_("This code is not right or was used already."))


def matching_step(secret: str, code: str, after: int, moment: datetime | None = None) -> int | None:
    """The time step a code belongs to: this one, the one before or the next, but later than `after`."""
    current = int((moment or now()).timestamp()) // SECONDS
    totp, typed = pyotp.TOTP(secret), "".join(sign for sign in code if sign.isdecimal())
    steps = (step for step in (current, current - 1, current + 1) if step > after)
    return next((step for step in steps if pyotp.utils.strings_equal(totp.generate_otp(step), typed)), None)


def _accept(user: User, code: str) -> bool:
    if user.second_factor == LIST:
        return use_list_code(user.id, code)
    if user.totp_sealed is None:
        return False
    step = matching_step(unseal(_row(user.id), user.totp_sealed).decode(), code, user.totp_last_step)
    if step is None:
        return use_recovery_code(user.id, code)
    user.totp_last_step = step
    return True


def _row(user_id: int) -> str:
    return f"portal_user.totp:{user_id}"


def _draft(user_id: int) -> str:
    return f"second factor being set up:{user_id}"


# What `portal keys rotate` seals anew.
TELEPHONES = SealedColumn(User.totp_sealed, lambda row: _row(row.id))
