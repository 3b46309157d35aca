"""What comes of looking at a file."""


class Refused(Exception):
    """The file must not come in; the reason is a key of portal.office.refusals.SENTENCES."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
