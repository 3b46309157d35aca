"""Other names of sectors and townships: 农业和农村 for 农业, 石桥 for 石桥镇."""

from collections.abc import Iterator

from portal.office.sheets.sections import section_name

_SECTORS = (
    ("中共", "中国共产党"),
    ("民革", "中国国民党革命委员会"),
    ("民盟", "中国民主同盟"),
    ("民建", "中国民主建国会"),
    ("民进", "中国民主促进会"),
    ("农工党", "农工", "农工民主党", "中国农工民主党"),
    ("致公党", "致公", "中国致公党"),
    ("九三学社", "九三"),
    ("台盟", "台湾民主自治同盟"),
    ("无党派", "无党派人士", "无党派民主人士"),
    ("共青团", "中国共产主义青年团"),
    ("工会", "总工会"),
    ("妇联", "妇女联合会", "妇女"),
    ("青联", "青年联合会"),
    ("工商联", "工商业联合会"),
    ("科协", "科学技术协会"),
    ("台联", "台胞联谊会"),
    ("侨联", "归国华侨联合会"),
    ("文艺", "文化艺术", "文学艺术"),
    ("科技", "科学技术"),
    ("社科", "社会科学"),
    ("农业", "农业和农村", "农业农村"),
    ("医卫", "医药卫生", "卫生"),
    ("社会福利和社会保障", "社会福利", "社会保障", "社保", "社会福利和保障"),
    ("少数民族", "民族"),
    ("特邀", "特邀人士", "特别邀请", "特别邀请人士"),
    ("环境资源", "资源环境"),
)
_BY_NAME = {name: names for names in _SECTORS for name in names}
_STREET, _OFFICES = "街道", ("办事处", "办")
_KINDS = (_STREET, "镇", "乡", "民族乡")


def other_titles(name: str, plain: str) -> Iterator[str]:
    """What a title of a list may also be called, all as they are compared."""
    if name == "sector_id":
        yield from (it for it in _BY_NAME.get(plain, ()) if it != plain)
    elif name == "township_id":
        yield from _townships(plain)


def tidy_title(written: str) -> str:
    """A title without a count behind it (农业界（12人）, 农业界（续）) and without blanks that spread it."""
    words = section_name(written).split()
    return " ".join(words) if "".join(words).isascii() else "".join(words)


def _townships(plain: str) -> Iterator[str]:
    """石桥 may be 石桥镇, and the other way round; 石桥乡 and 石桥镇 are two."""
    for office in _OFFICES:
        if plain.endswith(_STREET + office):
            plain = plain.removesuffix(office)
            yield plain
    kind = next((it for it in reversed(_KINDS) if plain.endswith(it) and plain != it), "")
    if kind:
        yield plain.removesuffix(kind)
    else:
        yield from (plain + it for it in _KINDS)
