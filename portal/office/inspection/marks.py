"""The marks of classified papers, 秘密★ 机密★ 绝密★, also with blanks or a change of type within."""

import re

from .verdict import Refused

MARK = re.compile("(?:秘密|机密|绝密)★")
BLANKS = re.compile(r"[\s\u200b-\u200f\ufeff\u3000]+")
LONGEST = 3


class Marks:
    """Reads a text piece by piece. Raises Refused as soon as a mark stands in it."""

    def __init__(self) -> None:
        self._end = ""

    def read(self, piece: str) -> None:
        """The next piece."""
        text = self._end + BLANKS.sub("", piece)
        if MARK.search(text):
            raise Refused("classified")
        self._end = text[-LONGEST + 1 :]


def is_marked(text: str) -> bool:
    """Whether a mark stands in a short text, such as a file's name."""
    return bool(MARK.search(BLANKS.sub("", text)))
