"""What the checks find in a text before it is entered."""

from dataclasses import dataclass

from .drafted import Reading


@dataclass(frozen=True)
class Remark:
    """One sentence about a text; `is_error` for what has to be mended. `node_id` is the clause it is about."""

    words: str
    is_error: bool = False
    node_id: str = ""


def remarks_on(reading: Reading) -> list[Remark]:
    """What the checks find. The engine has none yet."""
    return []
