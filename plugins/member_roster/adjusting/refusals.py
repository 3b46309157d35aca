"""Why a batch does not go on."""

from portal.errors import PortalError


class NotReady(PortalError):
    """Something is lacking or does not fit; the sentence says what."""

    status = 409
