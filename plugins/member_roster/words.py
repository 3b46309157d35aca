"""What happens in the roster, in words: for histories and the audit list."""

from .duty import words as duty
from .register import words as register


def words(kind: str, action: str) -> str | None:
    """What an action is called."""
    return register.words(kind, action) or duty.words(kind, action)
