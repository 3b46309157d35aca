"""Quotations: each paragraph opens with “, only the last closes with ”; the quotation marks inside change places.

Source: GB/T 15834-2011, 4.8 (inside “ ” stands ‘ ’, inside that “ ” again). Reading also takes what real decisions
write: paragraphs without their “, and “ ” inside “ ”.
"""

from ..lines import strip_edge

_SWAP = str.maketrans("“”‘’", "‘’“”")


def quote(text: str, as_written: bool = False) -> str:
    """Quote a text of one paragraph or several; `as_written`: its quotation marks stay as they are."""
    lines = text.split("\n") if as_written else text.translate(_SWAP).split("\n")
    return "“" + "\n“".join(lines) + "”"


def unquote(quoted: str, as_written: bool = False) -> str:
    """Read what a quotation quotes."""
    lines = quoted.removeprefix("“").removesuffix("”").split("\n")
    inner = "\n".join(strip_edge(strip_edge(line).removeprefix("“") if at else line) for at, line in enumerate(lines))
    keeps = as_written or ("“" in inner and "‘" not in inner)
    return inner if keeps else inner.translate(_SWAP)


def end_of_quotation(text: str, start: int) -> int | None:
    """Tell where the quotation that opens at a place has ended, None when it never does."""
    depth = 0
    for place in range(start, len(text)):
        sign = text[place]
        if sign == "“" and (place == start or text[place - 1] != "\n"):
            depth += 1
        elif sign == "”":
            depth -= 1
            if not depth:
                return place + 1
    return None
