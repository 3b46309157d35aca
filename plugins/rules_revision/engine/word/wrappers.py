"""Elements around text that are no text: controls, tags, alternatives. The tree is left without them."""

from lxml import etree

from .names import MC, P, T, w
from .parts import child, value
from .revisions import remove, unwrap

SDT = w("sdt")
TRANSPARENT = tuple(map(w, ("smartTag", "customXml", "hyperlink", "bdo", "dir", "fldSimple")))
ALTERNATIVES, CHOICE, FALLBACK = (f"{{{MC}}}{name}" for name in ("AlternateContent", "Choice", "Fallback"))
CONTENTS = "contents"  # an attribute of ours: the paragraph stands in a table of contents


def unwrap_all(root: etree._Element) -> None:
    """Leave paragraphs, runs and tables where controls, tags and alternatives were around them."""
    for alternatives in list(root.iter(ALTERNATIVES)):
        _choose(alternatives)
    for control in list(root.iter(SDT)):
        _open_control(control)
    for field in root.iter(w("fldSimple")):
        if is_contents_code(field.get(w("instr"), "")):
            mark_contents(field)
    for element in list(root.iter(*TRANSPARENT)):
        unwrap(element)


def is_contents_code(code: str) -> bool:
    """Whether a field of this code makes a table of contents."""
    return code.split()[:1] in (["TOC"], ["toc"])


def mark_contents(element: etree._Element) -> None:
    """Mark the paragraph around an element."""
    paragraph = next(element.iterancestors(P), None)
    if paragraph is not None:
        paragraph.set(CONTENTS, "1")


def _choose(alternatives: etree._Element) -> None:
    """A text box is there twice, in a new form and an old one: the new one is taken, unless only the old has text."""
    choice, fallback = child(alternatives, CHOICE), child(alternatives, FALLBACK)
    has_text = choice is not None and next(choice.iter(T), None) is not None
    chosen = choice if has_text or fallback is None else fallback
    if chosen is None:
        remove(alternatives)
        return
    alternatives.addprevious(chosen)
    remove(alternatives)
    unwrap(chosen)


def _open_control(control: etree._Element) -> None:
    content = child(control, w("sdtContent"))
    if content is None:
        remove(control)
        return
    if value(control, w("sdtPr"), w("docPartObj"), w("docPartGallery")) == "Table of Contents":
        for paragraph in content.iter(P):
            paragraph.set(CONTENTS, "1")
    control.addprevious(content)
    remove(control)
    unwrap(content)
