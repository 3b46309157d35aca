"""Rows of a form that are added, taken away and moved without scripts: on what was posted, so nothing typed is lost."""

import re

from werkzeug.datastructures import MultiDict

Posted = MultiDict[str, str]
COMMAND = re.compile(r"add|(remove|up|down)-(\d{1,3})")


def rearranged(posted: Posted, name: str, command: str) -> Posted:
    """The posted fields with the rows of `name` changed as a button says: add, remove-2, up-1, down-0.

    A command that fits no row changes nothing.
    """
    rows = _rows(posted, name)
    if command == "add":
        rows.append({"text": [""]})
    elif found := COMMAND.fullmatch(command):
        _apply(rows, found[1], int(found[2]))
    others = [(key, value) for key, value in posted.items(multi=True) if not key.startswith(f"{name}-")]
    return MultiDict(others + [(f"{name}-{place}-{field}", value) for place, field, value in _flat(rows)])


def _apply(rows: list[dict[str, list[str]]], verb: str, place: int) -> None:
    other = place - 1 if verb == "up" else place + 1
    if place >= len(rows):
        return
    if verb == "remove":
        del rows[place]
    elif 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]


def _rows(posted: Posted, name: str) -> list[dict[str, list[str]]]:
    found: dict[int, dict[str, list[str]]] = {}
    for key in posted:
        if match := re.fullmatch(rf"{re.escape(name)}-(\d{{1,3}})-(\w+)", key):
            found.setdefault(int(match[1]), {})[match[2]] = posted.getlist(key)
    return [found[place] for place in sorted(found)]


def _flat(rows: list[dict[str, list[str]]]) -> list[tuple[int, str, str]]:
    return [
        (place, field, value) for place, row in enumerate(rows) for field, values in row.items() for value in values
    ]
