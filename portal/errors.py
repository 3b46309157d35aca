"""Errors with a sentence for people: raised anywhere, shown once at the edge (portal.web.errors)."""

from flask_babel import gettext as _


class PortalError(Exception):
    """Something that cannot be done; the message says what happened and what to do now."""

    status = 400

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NotAllowed(PortalError):
    """The person is known but lacks the permission."""

    status = 403


class NotThere(PortalError):
    """The record does not exist, or the person may not know that it does: both read the same."""

    status = 404

    def __init__(self) -> None:
        super().__init__(_("We cannot find this page."))


class StaleRecord(PortalError):
    """Somebody changed the record after the form was opened."""

    status = 409


class TooOften(PortalError):
    """The same network or account tries too often; `wait` is in seconds."""

    status = 429

    def __init__(self, message: str, wait: int) -> None:
        super().__init__(message)
        self.wait = wait


class Busy(PortalError):
    """The database cannot take the change right now (disk full, lock not given)."""

    status = 503


class StartRefused(Exception):
    """The portal cannot start as it is configured; the text is one sentence for the operator."""
