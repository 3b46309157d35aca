"""What happens in the roster, in words: for histories and the audit list."""

from .adjusting import words as adjusting
from .duty import words as duty
from .register import words as register


def words(kind: str, action: str) -> str | None:
    """What an action is called."""
    return adjusting.words(kind, action) or register.words(kind, action) or duty.words(kind, action)
