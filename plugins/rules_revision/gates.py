"""What must stand before a revision project goes on; each part of the work keeps its own gate."""

from .models import RevisionProject


def consultation_is_announced(project: RevisionProject) -> None:
    """Pass: nothing asks for a consultation yet."""


def every_comment_is_answered(project: RevisionProject) -> None:
    """Pass: there are no comments yet."""


def papers_are_ready(project: RevisionProject) -> None:
    """Pass: no papers are asked for yet."""
