"""A Word file that came back from review: its text with all tracked changes, and the one without them."""

from typing import IO, Any

from .reading import read_word
from .refusals import NotReadable


def read_reviewed_as_json(source: IO[bytes]) -> dict[str, Any]:
    """What the file says both ways, or why it says nothing, in plain words and lists: for a process that reports it."""
    try:
        accepted = read_word(source)
        source.seek(0)
        original = read_word(source, "original") if accepted.has_tracked_changes else accepted
    except NotReadable as refused:
        return {"refused": refused.reason_code, "sentence": refused.sentence}
    texts = [[line.text for line in it.lines if line.kind != "toc"] for it in (accepted, original)]
    return {"lines": texts[0], "original": texts[1]}
