"""The lists of a document (numbering.xml): what their levels look like, and which level a paragraph has."""

from dataclasses import dataclass, field, replace

from lxml import etree

from .names import w
from .parts import child, is_on, number, value
from .styles import InList, Styles

DEEPEST = 8


@dataclass(frozen=True)
class Level:
    """How one level is numbered; `restart` is the level (from 1) after which it begins anew, 0 for never."""

    start: int = 0
    form: str = "decimal"
    text: str = ""
    gap: str = "tab"
    restart: int | None = None
    plain: bool = False
    style: str = ""


@dataclass(frozen=True)
class Numbered:
    """One list: lists of one scheme count on from each other, unless a list starts anew."""

    scheme: str
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)

    def level_of_style(self, style: str) -> int | None:
        """The level that is tied to a style, or None."""
        return next((place for place, level in self.levels.items() if style and level.style == style), None)


def read_lists(root: etree._Element | None, styles: Styles) -> dict[str, Numbered]:
    """The lists by their number; `root` is the numbering part, or None."""
    if root is None:
        return {}
    schemes = {scheme.get(w("abstractNumId"), ""): scheme for scheme in root.findall(w("abstractNum"))}
    schemes_of_lists = {it.get(w("numId"), ""): value(it, w("abstractNumId")) for it in root.findall(w("num"))}
    lists = {}
    for element in root.findall(w("num")):
        scheme = _followed(value(element, w("abstractNumId")), schemes, schemes_of_lists, styles)
        lists[element.get(w("numId"), "")] = _with_overrides(element, scheme, _levels(schemes.get(scheme)))
    return lists


def place_in_list(direct: InList | None, by_style: InList | None, lists: dict[str, Numbered]) -> tuple[str, int] | None:
    """The list and level of a paragraph, from its own properties and those of its style; list "0" takes it out."""
    chosen = direct if direct and direct.list_id else by_style
    if chosen is None or chosen.list_id not in lists:
        return None
    level = lists[chosen.list_id].level_of_style(chosen.style)
    if direct and direct.level is not None:
        level = direct.level
    elif level is None:
        level = chosen.level or 0
    return chosen.list_id, min(max(level, 0), DEEPEST)


def _followed(scheme: str, schemes: dict[str, etree._Element], lists: dict[str, str], styles: Styles) -> str:
    """A scheme may only name a style of lists, which names the list that has the levels."""
    seen: set[str] = set()
    while scheme in schemes and scheme not in seen:
        seen.add(scheme)
        linked = value(schemes[scheme], w("numStyleLink"))
        named = styles.in_list(linked) if linked else None
        if named is None or named.list_id not in lists:
            break
        scheme = lists[named.list_id]
    return scheme


def _levels(scheme: etree._Element | None) -> dict[int, Level]:
    found = scheme.findall(w("lvl")) if scheme is not None else []
    return {number(level.get(w("ilvl"))): _level(level) for level in found}


def _level(element: etree._Element) -> Level:
    restart = value(element, w("lvlRestart"))
    return Level(
        start=number(value(element, w("start"))),
        form=_form(element),
        text=value(element, w("lvlText")),
        gap=value(element, w("suff")) or "tab",
        restart=number(restart) if restart else None,
        plain=is_on(element, w("isLgl")),
        style=value(element, w("pStyle")),
    )


def _form(element: etree._Element) -> str:
    return value(element, w("numFmt")) or "decimal"


def _with_overrides(element: etree._Element, scheme: str, levels: dict[int, Level]) -> Numbered:
    levels, starts = dict(levels), {}
    for override in element.findall(w("lvlOverride")):
        place = number(override.get(w("ilvl")))
        own = child(override, w("lvl"))
        if own is not None:
            levels[place] = _level(own)
        start = child(override, w("startOverride"))
        if start is not None:
            starts[place] = number(value(override, w("startOverride")))
            levels[place] = replace(levels.get(place, Level()), start=starts[place])
    return Numbered(scheme, levels, starts)
