"""The portal: a Flask core that hosts plugins."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flask import Flask

    from .config import Configuration


def create_app(config: "Configuration | None" = None, **overrides: Any) -> "Flask":
    """Put together the application of one installation; it neither migrates nor writes.

    `overrides` are fields of Configuration. Raises StartRefused with a sentence for the operator.
    """
    from .factory import put_together  # here, so that a command without an application starts fast

    return put_together(config, **overrides)
