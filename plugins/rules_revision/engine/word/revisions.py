"""Tracked changes (修订): the tree is made the text with all of them accepted, or all of them rejected."""

from lxml import etree

from .names import PPR, RPR, TCPR, TRPR, P, T, w
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
    for paragraph in reversed(joined):
        _join_with_next(paragraph)
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
        if goes and above.getparent() is not None:
            remove(above.getparent())
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


def _join_with_next(paragraph: etree._Element) -> None:
    """What is left of a paragraph goes on with the next one; an emptied one just goes."""
    following = paragraph.getnext()
    while following is not None and following.tag != P and not len(following):
        following = following.getnext()  # bookmarks stand between paragraphs, too
    if next(paragraph.iter(*SHOWN), None) is None:
        remove(paragraph)
    elif following is not None and following.tag == P:
        paragraph.extend([it for it in following if it.tag != PPR])
        remove(following)


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
