"""The opinions that changed a clause, as its history shows them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ClauseOpinion:
    """An opinion that was adopted: what it said in short, and where it is read."""

    words: str
    url: str


def clause_opinions(version_id: int, node_id: str) -> list[ClauseOpinion]:
    """The opinions that changed a clause on its way to a version; none before drafts are open to comment."""
    return []
