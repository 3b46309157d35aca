"""Text with separated values: UTF-8, UTF-16 or GB18030, separated by comma, semicolon, tab or ，."""

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO, TextIOWrapper
from itertools import chain
from typing import IO

from ..inspection.texts import check_text
from ..inspection.verdict import Refused

SEPARATORS = (",", "\t", ";", "，")
SAMPLE = 64 * 1024
LONGEST_CELL = 16_000_000
END = "\ue000end"  # a line behind the last one: a quotation mark that is not closed would swallow it


def rows_of_text(source: IO[bytes]) -> Iterator[list[str]]:
    """The rows of a text. Raises Refused for what is none, and where rows cannot be told apart."""
    csv.field_size_limit(LONGEST_CELL)
    encoding = check_text(source)
    source.seek(0)
    with TextIOWrapper(source, encoding=encoding, newline="") as text:
        sample = text.read(SAMPLE)
        text.seek(0)
        row: list[str] = []
        try:
            for row in csv.reader(chain(text, [END]), delimiter=separator_of(sample)):
                if row != [END]:
                    yield row
        except csv.Error as error:
            raise Refused("damaged") from error
        if row != [END]:
            raise Refused("open_quote")


def separator_of(sample: str) -> str:
    """The character that parts most lines into the same number of cells."""
    return max(SEPARATORS, key=lambda separator: _evenly_parted(sample, separator))


def _evenly_parted(sample: str, separator: str) -> int:
    """How many lines have the number of cells that most lines have, where that is not one."""
    try:
        widths = Counter(len(row) for row in csv.reader(StringIO(sample, newline=""), delimiter=separator))
    except csv.Error:
        return 0
    return max((count for width, count in widths.items() if width > 1), default=0)
