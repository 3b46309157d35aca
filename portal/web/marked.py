"""A text with the places to look at marked."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from ..records.wording import Hit

_MARK = Markup('<mark>{}</mark><span class="zx-small"> [{}]</span>')


def marked(text: str, hits: Iterable[Hit]) -> Markup:
    """The text as markup, each hit in a <mark> that also says in words what it is."""
    parts, end = [], 0
    for hit in hits:
        parts += [escape(text[end : hit.start]), _MARK.format(text[hit.start : hit.end], hit.title)]
        end = hit.end
    return Markup("").join([*parts, escape(text[end:])])
