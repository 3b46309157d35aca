"""Offices within the conference as a cell names them: 副主席、常委."""

import re

from flask_babel import gettext as _

from portal.office.importing import Message, nearest

WORDS = {
    "主席": "chair", "副主席": "vice_chair", "秘书长": "secretary_general",
    "常务委员": "standing_member", "常委": "standing_member", "常务委员会委员": "standing_member",
    "常委会委员": "standing_member",
}  # fmt: skip
NONE = ("委员", "政协委员", "无", "-", "—", "/")
_SEVERAL = re.compile(r"[、,，;；/（）()\s]+")
_OTHER_POSTS = re.compile(r"(?:机关)?党组(?:副?书记|成员)|副秘书长|.*委(?:员会)?(?:副?主任|委员|成员)|.*召集人|.*组长")


def offices_in(written: str | None) -> tuple[list[str], list[Message], list[Message]]:
    """The codes of the offices in a cell, what is not known, and posts that the roster does not keep."""
    codes, unknown, others = list[str](), list[Message](), list[Message]()
    for word in _words((written or "").replace("县政协", "").replace("政协", "")):
        if word in WORDS:
            codes.append(WORDS[word])
        elif _OTHER_POSTS.fullmatch(word):
            others.append(Message(_("“%(text)s” is no office that the roster keeps: left out.", text=word), "office"))
        elif word and word not in NONE:
            said = _("“%(text)s” is no office of the conference.", text=word)
            unknown.append(Message(said, "office", nearest(word, list(WORDS))))
    return list(dict.fromkeys(codes)), unknown, others


def _words(text: str) -> list[str]:
    """The offices of a cell; 常　委 is one."""
    together = "".join(text.split())
    return [together] if together in WORDS else _SEVERAL.split(text)
