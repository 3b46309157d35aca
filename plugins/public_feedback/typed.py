"""Filters for what people type into the fields of a form."""

from portal.records.texts import tidy


def tidied(text: str | None) -> str:
    """A text of many lines."""
    return tidy(text or "")


def one_line(text: str | None) -> str:
    """A text of one line."""
    return tidied(text).replace("\n", " ")
