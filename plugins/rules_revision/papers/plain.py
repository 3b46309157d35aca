"""A text that is already written, as a decision or a notice is: a title and its lines."""

from portal.office.official.blocks import Body, OfficialDocument, Title


def plain_paper(text: str) -> OfficialDocument:
    """Set a text as a paper: its first line is the title, every other line a paragraph."""
    title, *lines = [line.strip() for line in text.splitlines() if line.strip()] or [""]
    return OfficialDocument(title, (Title(title), *map(Body, lines)))
