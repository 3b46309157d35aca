"""Offices within the conference as a cell names them: 副主席、常委."""

import re

from flask_babel import gettext as _

from portal.office.importing import Message, nearest

WORDS = {
    "主席": "chair", "副主席": "vice_chair", "秘书长": "secretary_general",
    "常务委员": "standing_member", "常委": "standing_member",
}  # fmt: skip
NONE = ("委员", "政协委员", "无", "-", "—", "/")
_SEVERAL = re.compile(r"[、,，;；/\s]+")


def offices_in(written: str | None) -> tuple[list[str], list[Message]]:
    """The codes of the offices in a cell, and what is not known."""
    codes, unknown = list[str](), list[Message]()
    for word in _SEVERAL.split((written or "").replace("县政协", "").replace("政协", "")):
        if word in WORDS:
            codes.append(WORDS[word])
        elif word and word not in NONE:
            said = _("“%(text)s” is no office of the conference.", text=word)
            unknown.append(Message(said, "office", nearest(word, list(WORDS))))
    return list(dict.fromkeys(codes)), unknown
