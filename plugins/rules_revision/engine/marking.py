"""Marks the sentences of the engine for translation: it imports nothing of the portal, which translates them."""


def N_(message: str) -> str:
    """Mark a sentence."""
    return message
