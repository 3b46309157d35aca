"""Tracked changes (修订): the tree is made the text with all of them accepted, or all of them rejected."""

from lxml import etree

from .names import PPR, RPR, TC, TCPR, TR, TRPR, P, T, w
from .parts import child

INSERTED = frozenset(map(w, ("ins", "moveTo", "cellIns")))
DELETED = frozenset(map(w, ("del", "moveFrom", "cellDel")))
CHANGED = w("pPrChange")
DELETED_WORDS = {w("delText"): T, w("delInstrText"): w("instrText")}
SHOWN = (T, *map(w, ("br", "tab", "sym", "drawing", "pict")))


def settle_changes(root: etree._Element, tracked: str) -> bool:
    """Accept all changes, or reject them where `tracked` is "original"; says whether there were any."""
    gone = INSERTED if tracked == "original" else DELETED
    changes = list(root.iter(*INSERTED, *DELETED))
    joined = [change.getparent().getparent().getparent() for change in changes if _is_mark(change, gone)]
    for change in changes:
        _settle(change, change.tag in gone)
    if tracked == "original":
        _restore(root)
    _join(joined)
    return bool(changes)


def _is_mark(change: etree._Element, gone: frozenset[str]) -> bool:
    """Whether it says that the end of a paragraph goes."""
    above = change.getparent()
    if above is None or change.tag not in gone or above.tag != RPR:
        return False
    return above.getparent() is not None and above.getparent().tag == PPR and above.getparent().getparent() is not None


def _settle(change: etree._Element, goes: bool) -> None:
    above = change.getparent()
    if above is None or above.tag == RPR:
        return
    if above.tag in (TRPR, TCPR):
        whole = above.getparent()
        if goes and whole is not None and whole.tag in (TR, TC):
            remove(whole)
    elif goes:
        remove(change)
    else:
        unwrap(change)


def _restore(root: etree._Element) -> None:
    """Bring back what deletions and new properties of paragraphs put aside."""
    for words in root.iter(*DELETED_WORDS):
        words.tag = DELETED_WORDS[words.tag]
    for change in list(root.iter(CHANGED)):
        properties, before = change.getparent(), child(change, PPR)
        if properties is not None and properties.getparent() is not None and before is not None:
            properties.getparent().replace(properties, before)


def _join(joined: list[etree._Element]) -> None:
    """What is left of a paragraph whose end went goes on with the next one; an emptied one just goes."""
    ends_gone = set(joined)
    for paragraph in joined:
        if paragraph.getparent() is None:
            continue  # joined with one before
        if next(paragraph.iter(*SHOWN), None) is None:
            remove(paragraph)
            continue
        following = _next_paragraph(paragraph)
        while following is not None:
            after = _next_paragraph(following) if following in ends_gone else None
            paragraph.extend([it for it in following if it.tag != PPR])
            remove(following)
            following = after


def _next_paragraph(element: etree._Element) -> etree._Element | None:
    """The paragraph after an element; bookmarks stand between paragraphs, too, but a table keeps them apart."""
    following = element.getnext()
    while following is not None and following.tag != P and not len(following):
        following = following.getnext()
    return following if following is not None and following.tag == P else None


def unwrap(element: etree._Element) -> None:
    """Put what an element holds in its place."""
    for inner in list(element):
        element.addprevious(inner)
    remove(element)


def remove(element: etree._Element) -> None:
    """Take an element out of its tree; one that is out already stays out."""
    above = element.getparent()
    if above is not None:
        above.remove(element)
