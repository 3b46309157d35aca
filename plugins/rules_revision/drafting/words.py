"""The words for what is done to a draft and for how grave a remark is."""

from flask_babel import lazy_gettext as _l

ACTIONS = {
    "set": _l("Words changed"),
    "insert": _l("Clause inserted"),
    "delete": _l("Clause deleted"),
    "move": _l("Clause moved"),
    "split": _l("Clause split"),
    "merge": _l("Clauses merged"),
    "insert_group": _l("Heading inserted"),
    "rename_group": _l("Heading renamed"),
    "delete_group": _l("Heading deleted"),
    "set_front": _l("Name or preamble changed"),
    "take_back": _l("Clause taken back"),
    "word": _l("Taken from a Word file"),
}
TONES = {"late": _l("must be mended"), "due": _l("look at it"), "": _l("hint")}
