"""A title proposed from an opinion's first words, until a member of staff writes a better one."""

import re

LONGEST = 40
BEGINNING = 400  # as much of a text as the search for its title looks at

_GREETING = re.compile(
    r"""\s* (
        尊敬的 [^，,。！!：:\n]{0,20}
        | [^，,。！!：:\n]{0,12} (领导 | 书记 | 县长 | 市长 | 主席 | 局长) 们? ([您你]?好)?
        | ([您你]们? | 大家) 好
        | dear\ [^,:\n]{0,40} | hello | good\ (morning | afternoon)
    ) \s* [，,。！!：:、~～\n]+""",
    re.IGNORECASE | re.VERBOSE,
)
_END = re.compile(r"[。！？!?；;\n]|\.(?=\s|$)")
_HAN = re.compile("[\u3400-\u9fff]")


def proposed_title(body: str) -> str:
    """The first sentence after the greetings, at most 40 characters."""
    text = beginning = body[:BEGINNING]
    while greeting := _GREETING.match(text):
        text = text[greeting.end() :]
    sentence = next((part for part in map(_plain, _END.split(text)) if len(part) > 1), _plain(beginning))
    return sentence if len(sentence) <= LONGEST else f"{sentence[: LONGEST - 1]}…"


def spoken(text: str) -> str:
    """The language to mark a text with, for screen readers: Chinese where there is a Han character, else unknown."""
    return "zh-CN" if _HAN.search(text) else ""


def _plain(part: str) -> str:
    return " ".join(part.split())
