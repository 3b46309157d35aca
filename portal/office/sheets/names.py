"""Names of people as lists have them: 周　鹏, 买买提•吐尔逊, a second line with what somebody was called before."""

import re

CHINESE = r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇○]"
DOTS = re.compile(rf"(?<={CHINESE})\s*[·•・‧∙⋅●．.｡。]\s*(?={CHINESE})")
REST = re.compile(r"[\n(（【\[].*", re.DOTALL)
ALL_CHINESE = re.compile(rf"(?:{CHINESE}|\s)+")
SHORT = 4


def read_name(text: str) -> tuple[str, str]:
    """The name, and what else the cell says; without a name the first is empty."""
    rest = REST.search(text)
    name = (text[: rest.start()] if rest else text).strip()
    return _tidy(name), (rest.group().strip() if rest else "")


def _tidy(name: str) -> str:
    """Blanks that only spread a short name over the width of three letters go; others are one blank."""
    dotted = DOTS.sub("·", name)
    parts = dotted.split()
    together = "".join(parts)
    spread = len(together) <= SHORT or all(len(part) == 1 for part in parts)
    return together if spread and ALL_CHINESE.fullmatch(dotted) else " ".join(parts)
