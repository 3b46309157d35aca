"""Review before publication (发布审查): nothing becomes public except through it.

    review.ask(item, "public", url)            inside writing(): the texts are kept as they are now
    review.must_be_approved(item)              the check of the move that publishes; returns the review
    review.forget_reviews(item)                inside writing(): the texts go, that there was a review stays

Up to three people look in turn, nobody twice: the head of the section, the secrecy reviewer, the leader who signs.
A text that was changed afterwards needs a new review.
"""

from .asking import approved, ask, must_be_approved, reviews_of, under_review
from .forgetting import forget_reviews
from .models import PublicText, Review
from .steps import REVIEW, carry_out

__all__ = [
    "REVIEW", "PublicText", "Review", "approved", "ask", "carry_out", "forget_reviews", "must_be_approved",
    "reviews_of", "under_review",
]  # fmt: skip
