"""What the rows of an item say of it, and its measures."""

import re
import unicodedata
from datetime import date
from typing import Any

from flask_babel import gettext as _

from portal.office.importing import nearest

from ..drafting import Step
from .columns import HORIZON_BESIDE, HORIZON_CODES, HORIZON_NAMES
from .nodes import ItemNode, Line, plain

OF_ITEM = ("goal", "first_responsible", "lead_official", "responsible_unit", "supporting_unit", "commitment")
NUMBERED = re.compile(r"\s*(?:\d+[.、．)）](?!\d)|[(（]\d+[)）]|[①-⑳])\s*")
INLINE = re.compile(r"(?:(?<![^\s；;。，,：:])(\d{1,2})[.、．)）](?!\d)|[(（](\d{1,2})[)）]|([①-⑳]))\s*")


def gather(line: Line, node: ItemNode) -> None:
    """What a row says of its item, and its measures."""
    for key in OF_ITEM:
        keep(node.said, key, line, node.line)
    _keep_horizon(line, node)
    own_dates, own_owners = "step_deadline" in line.row.values, "step_owner" in line.row.values
    owner, deadline = line.row.get("owner") or "", line.row.get("deadline")
    if own_owners:
        keep(node.said, "owner", line, node.line)
    elif owner:
        node.said.setdefault("owner", owner)
    if own_dates:
        keep(node.said, "deadline", line, node.line)
    elif deadline:
        node.said["deadline"] = max(deadline, node.said.get("deadline", deadline))
    step_owner = (line.row.get("step_owner") or "") if own_owners else owner or node.said.get("owner", "")
    step_deadline = line.row.get("step_deadline") if own_dates else deadline or node.line.row.get("deadline")
    node.steps += [(step, line) for step in _steps(line.row.get("measure") or "", step_owner, step_deadline)]


def _steps(text: str, owner: str, deadline: date | None) -> list[Step]:
    """The measures of a cell: those that are numbered are one each."""
    texts = _by_lines(text) or _within(text) or [text]
    return [Step(" ".join(it.split()), owner, deadline) for it in texts if it.strip()]


def _by_lines(text: str) -> list[str]:
    """The parts that begin with a number on a line of its own."""
    lines = [line for line in text.split("\n") if line.strip()]
    begins = [number for number, line in enumerate(lines) if NUMBERED.match(line)]
    if len(begins) < 2 or begins[0] != 0:
        return []
    ends = [*begins[1:], len(lines)]
    return [NUMBERED.sub("", " ".join(lines[begin:end]), count=1) for begin, end in zip(begins, ends, strict=True)]


def _within(text: str) -> list[str]:
    """The parts of one line that begins with 1 and goes on with 2, 3 …"""
    begins: list[re.Match[str]] = []
    for found in INLINE.finditer(text):
        number = int(unicodedata.normalize("NFKC", next(filter(None, found.groups()))))
        if number == len(begins) + 1 and (begins or not text[: found.start()].strip()):
            begins.append(found)
    if len(begins) < 2:
        return []
    ends = [*(it.start() for it in begins[1:]), len(text)]
    return [text[begin.end() : end].strip(" \n；;，,") for begin, end in zip(begins, ends, strict=True)]


def _keep_horizon(line: Line, node: ItemNode) -> None:
    beside = line.row.get(HORIZON_BESIDE)
    if beside:
        line.say(_("“%(word)s” was read as the horizon; there is no deadline.", word=beside), "deadline")
    if not (word := line.row.get("horizon") or beside):
        return
    code = HORIZON_CODES.get("".join(word.split()))
    if code is None:
        names = "、".join(HORIZON_NAMES.values())
        line.refuse(_("“%(word)s” is no horizon. Write one of: %(names)s.", word=word, names=names), "horizon",
                    nearest(word, list(HORIZON_CODES)))  # fmt: skip
    elif code != node.said.setdefault("horizon", code):
        _otherwise(line, "horizon", node.line)


def keep(said: dict[str, Any], key: str, line: Line, first: Line) -> None:
    """The first value that is said counts; another one is pointed out."""
    if value := line.row.get(key):
        kept = said.setdefault(key, value)
        if plain(str(kept)) != plain(str(value)):
            _otherwise(line, key, first)


def _otherwise(line: Line, key: str, first: Line) -> None:
    text = _("Row %(row)s says something else of the same matter. What stands there counts.", row=first.row.number)
    line.say(text, key)
