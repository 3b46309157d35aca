"""The pages: for senders, and for staff."""

from . import by_receipt, looking_up, sending, staff  # noqa: F401 - they add their pages to the blueprint
from .blueprint import bp

__all__ = ["bp"]
