"""The pages: for senders, and for staff."""

from . import (  # noqa: F401 - they add their pages to the blueprint
    by_receipt,
    liaisons,
    looking_up,
    moves,
    paper,
    published,
    publishing,
    readers,
    recording,
    sender,
    sending,
    staff,
    unit,
)
from .blueprint import bp

__all__ = ["bp"]
