"""The five elements of an item (四明确一承诺): which stand, which lack what, and where a draft is vague."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import gettext as _

from portal.errors import PortalError

from .models import Measure, RectificationItem
from .vague import Vague, vague_sentences


class Incomplete(PortalError):
    """One of the five elements is missing."""


class DeadlineTooLate(PortalError):
    """The deadline lies after the end of the stage."""


@dataclass(frozen=True)
class Gap:
    """What an element lacks, and the field of the form where it is filled in."""

    field: str
    words: str


@dataclass(frozen=True)
class Element:
    """One of the five elements; it stands when nothing is missing. `vague` are sentences to think about."""

    title: str
    gaps: tuple[Gap, ...] = ()
    vague: tuple[Vague, ...] = ()


def elements(item: RectificationItem) -> list[Element]:
    """The five elements of an item: matter, goal and deadline, measures, responsibility, promise."""
    steps = [sentence for measure in item.measures for sentence in vague_sentences(measure.text)]
    return [
        Element(_("the matter with its problem"), tuple(_matter(item))),
        Element(_("goal and deadline"), tuple(_goal(item)), tuple(vague_sentences(item.goal or ""))),
        Element(_("measures"), tuple(_measures(item)), tuple(steps)),
        Element(_("responsibility"), tuple(_posts(item))),
        Element(_("public promise"), tuple(_promise(item)), tuple(vague_sentences(item.commitment or ""))),
    ]


def check_elements(item: RectificationItem) -> None:
    """Hold an item against the five elements. Raises Incomplete naming those that are missing."""
    if missing := [element.title for element in elements(item) if element.gaps]:
        names = _(", ").join(missing)
        raise Incomplete(_("The item “%(title)s” lacks: %(elements)s.", title=item.title, elements=names))


def check_dates(item: RectificationItem) -> None:
    """Hold an item's deadline against its stage, its measures against the deadline. Raises DeadlineTooLate."""
    deadline, stage = item.deadline, item.stage
    if deadline and deadline > stage.end:
        raise DeadlineTooLate(_("The deadline lies after the end of the stage “%(stage)s”.", stage=stage.title))
    for measure in item.measures:
        if deadline and measure.deadline and measure.deadline > deadline:
            raise DeadlineTooLate(_("Measure %(number)s ends after the item's own deadline.", number=measure.position))


def _matter(item: RectificationItem) -> Iterator[Gap]:
    if not item.title:
        yield Gap("title", _("what is put right"))
    if not item.problems:
        yield Gap("problem_ids-0", _("the problem that it cures"))


def _goal(item: RectificationItem) -> Iterator[Gap]:
    if not item.goal:
        yield Gap("goal", _("the goal"))
    if not item.deadline:
        yield Gap("deadline", _("the deadline"))


def _measures(item: RectificationItem) -> Iterator[Gap]:
    if not item.measures:
        yield Gap("measures-0-text", _("at least one measure"))
    for place, measure in enumerate(item.measures):
        yield from _measure(place, measure)


def _measure(place: int, measure: Measure) -> Iterator[Gap]:
    number = place + 1
    if not measure.text:
        yield Gap(f"measures-{place}-text", _("measure %(number)s: what is done", number=number))
    if not measure.owner:
        yield Gap(f"measures-{place}-owner", _("measure %(number)s: its owner", number=number))
    if not measure.deadline:
        yield Gap(f"measures-{place}-deadline", _("measure %(number)s: its date", number=number))


def _posts(item: RectificationItem) -> Iterator[Gap]:
    posts = (
        ("first_responsible", _("the person first responsible")),
        ("lead_official", _("the lead official")),
        ("responsible_unit", _("the responsible unit")),
        ("owner", _("the owner")),
    )
    yield from (Gap(field, words) for field, words in posts if not getattr(item, field))


def _promise(item: RectificationItem) -> Iterator[Gap]:
    if not item.commitment:
        yield Gap("commitment", _("the public promise"))
