"""The codes of rules and the words for them."""

from flask_babel import lazy_gettext as _l

STATES = {
    "in_force": _l("In force"),
    "superseded": _l("Superseded"),
    "abolished": _l("Abolished"),
    "lapsed": _l("Lapsed"),
}
UPCOMING = _l("Not in force yet")
TEXT_KINDS = (
    "制度", "办法", "规定", "规则", "细则", "守则", "规程", "规范", "准则", "章程", "条例", "方案", "意见", "公约",
    "其他",
)  # fmt: skip
ORDERS = {"kind": _l("By kind of text"), "number": _l("By document number")}  # of the rules in a book
DOMAINS = {
    "vehicles": _l("Vehicles"),
    "finance": _l("Finance"),
    "supervisors": _l("Democratic supervision"),
    "members": _l("Members"),
    "other": _l("Other fields"),
}
BODIES = ("党组会议", "主席会议", "主席办公会议", "秘书长办公会议", "常务委员会会议", "全体会议")
DECISIONS = {
    "keep": _l("Keep"),
    "amend": _l("Amend"),
    "abolish": _l("Abolish"),
    "lapse": _l("Declare lapsed"),
    "establish": _l("Establish"),
}
REVISIONS = {
    "abolish": _l("to be abolished"),
    "amend": _l("to be amended"),
    "establish": _l("to be established"),
}
# From the day a rule is listed to the day its new version is in force; `abandoned` is what is not done after all.
PROJECT_STATES = {
    "listed": _l("Listed"),
    "drafting": _l("Being drafted"),
    "commenting": _l("Open to comment"),
    "consolidating": _l("Opinions being worked in"),
    "review": _l("Before the deciding body"),
    "adopted": _l("Adopted"),
    "in_force": _l("In force"),
    "abandoned": _l("Abandoned"),
}
