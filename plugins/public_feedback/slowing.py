"""Slowing down who sends much from one network: with waits of seconds, since a whole village may share an address."""

from portal.people.throttle import Slowdown, attempt, network

from .preferences import free_posts

WINDOW = 600
UPLOADS = Slowdown("public_feedback.upload", free=40, longest=30, window=WINDOW)


def slow_posts() -> None:
    """Count one form that is sent. Raises TooOften."""
    if free := free_posts():
        attempt((Slowdown("public_feedback.post", free=free, longest=10, window=WINDOW), network()))


def slow_uploads() -> None:
    """Count one page with files, before they are looked at: each costs a check. Raises TooOften."""
    attempt((UPLOADS, network()))
