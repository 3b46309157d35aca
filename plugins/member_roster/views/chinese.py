"""Record texts are Chinese in both editions: the English one says so, for the voices that read pages aloud."""

from markupsafe import Markup

from portal.web.editions import language

ATTRIBUTE = Markup(' lang="zh-CN"')


def chinese(words: str) -> str:
    """A record's own words, marked as Chinese in the English edition."""
    return Markup('<span lang="zh-CN">{}</span>').format(words) if language() == "en" else words


def marking() -> dict[str, object]:
    """What the templates mark Chinese texts with: the function, and an attribute for an element."""
    return {"chinese": chinese, "zh": ATTRIBUTE if language() == "en" else ""}
