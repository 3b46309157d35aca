"""Which heading of a file is which column: proposed by titles and aliases, else as it was chosen the last time."""

import json
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError

from ...errors import PortalError
from ...extensions import db
from ...items import Importer
from ...records.writing import writing
from ..sheets.columns import last_heading, match_headers
from ..sheets.workbook import column_letter
from .models import KnownHeadings


@dataclass(frozen=True)
class Proposal:
    """Where each column seems to stand; `remembered`: somebody chose it so for the same headings before."""

    places: dict[str, int]
    twice: tuple[str, ...] = ()
    remembered: bool = False


class MatchRefused(PortalError):
    """The headings and columns do not fit together."""

    status = 422


def propose(importer: Importer, headers: Sequence[str]) -> Proposal:
    """Which column stands where in a table with these headings."""
    known = db.session.get(KnownHeadings, (importer.name, _digest(headers)))
    keys = {column.key for column in importer.columns}
    if known and keys.issuperset(known.places):
        return Proposal(dict(known.places), remembered=True)
    matched = match_headers(headers, importer.columns)
    return Proposal(matched.places, matched.twice)


def lacking(importer: Importer, places: Mapping[str, int]) -> list[str]:
    """The titles of the columns that are needed and have no heading."""
    return [str(it.title) for it in importer.columns if it.required and it.key not in places]


def ignored(headers: Sequence[str], places: Mapping[str, int]) -> list[int]:
    """The columns of the file that have a heading, and no column here that it belongs to."""
    used = set(places.values())
    return [place for place, header in enumerate(headers) if header and place not in used]


def check_places(importer: Importer, headers: Sequence[str], places: Mapping[str, int]) -> None:
    """See to it that all needed columns are there, and no heading twice. Raises MatchRefused."""
    if missing := lacking(importer, places):
        raise MatchRefused(_("Choose the column of the file for: %(names)s.", names="、".join(missing)))
    if not places or any(not 0 <= place < len(headers) for place in places.values()):
        raise MatchRefused(_("Choose for at least one column where it stands in the file."))
    if len(set(places.values())) < len(places):
        raise MatchRefused(_("One column of the file was chosen twice. Choose a different one for each."))


def refuse_side_by_side(importer: Importer, headers: Sequence[str], filled: Container[int]) -> None:
    """See to it that no list stands beside another one. Raises MatchRefused."""
    matched = match_headers(headers, importer.columns)
    for column in importer.columns:
        place = matched.places.get(column.key) if column.required else None
        if place is None:
            continue
        named = last_heading(headers[place])
        again = [it for it in matched.twice_at if it in filled and last_heading(headers[it]) == named]
        if again:
            raise MatchRefused(
                _(
                    "“%(name)s” stands in the columns %(letters)s: lists are side by side. Move all of them below the "
                    "first one, then import again.",
                    name=column.title,
                    letters="、".join(map(column_letter, [place, *again])),
                )
            )


def remember(importer: Importer, headers: Sequence[str], places: dict[str, int]) -> None:
    """Keep what was chosen for the next file with these headings. Not inside writing()."""
    try:
        with writing() as tx:
            tx.session.merge(KnownHeadings(importer=importer.name, headings=_digest(headers), places=places))
    except IntegrityError:  # two at once chose for the same headings: one of the two is remembered
        pass


def _digest(headers: Sequence[str]) -> str:
    return sha256(json.dumps(list(headers)).encode()).hexdigest()
