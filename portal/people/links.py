"""One-time links."""


def setup_token() -> str | None:
    return None
