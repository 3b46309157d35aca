"""Facts in other words that say the same: 汉 and 汉族; 1975, where 1975-08 is known."""

from typing import Any


def adds_nothing(name: str, written: Any, known: Any) -> bool:
    """Whether what is written of a fact says no more, and nothing else, than what is known."""
    if name == "born":
        return str(known).startswith(written)
    return bool(_plain(name, written) == _plain(name, known))


def _plain(name: str, value: Any) -> Any:
    if name == "ethnicity" and isinstance(value, str) and len(value) > 1:
        return value.removesuffix("族")
    return value or None
