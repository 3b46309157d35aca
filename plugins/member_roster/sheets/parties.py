"""Parties as lists name them, and the one name that the roster has for each."""

from ..terms import NON_PARTY, PARTY_OF_PARTY_MEMBERS

_PARTIES = {
    "中国共产党": PARTY_OF_PARTY_MEMBERS, "中共党员": PARTY_OF_PARTY_MEMBERS, "党员": PARTY_OF_PARTY_MEMBERS,
    "中国共产党党员": PARTY_OF_PARTY_MEMBERS, "无党派人士": "无党派", "中国国民党革命委员会": "民革",
    "中国民主同盟": "民盟", "中国民主建国会": "民建", "中国民主促进会": "民进", "中国农工民主党": "农工党",
    "中国致公党": "致公党", "台湾民主自治同盟": "台盟", "九三": "九三学社", "农工": "农工党", "致公": "致公党",
    "农工民主党": "农工党", "无党派民主人士": "无党派", "中共": PARTY_OF_PARTY_MEMBERS,
}  # fmt: skip
_MEMBERS_OF = ("党员", "盟员", "会员", "社员", "成员")
_KNOWN = {*_PARTIES.values(), *NON_PARTY, "共青团员", "中共预备党员"}


def party_of(written: str) -> str:
    """民盟盟员 and 中国民主同盟 are both 民盟; what is unknown stays as it was written."""
    without = next((written.removesuffix(it) for it in _MEMBERS_OF if written.endswith(it)), written)
    return next((_PARTIES.get(it, it) for it in (written, without) if it in _PARTIES or it in _KNOWN), written)


def is_party(written: str) -> bool:
    """Whether a party, or that somebody is in none, is named."""
    return party_of(written) in _KNOWN
