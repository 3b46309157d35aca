"""The columns of a roster as clerks write them, and the words that mean the same."""

from datetime import date
from typing import Any

from portal.office.sheets.columns import Column

from ..terms import PARTY_OF_PARTY_MEMBERS

LONGEST_POST = 200
NAME = Column("name", "姓名", ("委员姓名", "名字", "委员"), kind="name", required=True, maximum=60, example="丁浩")
SECTOR = Column(
    "sector_id",
    "界别",
    ("所属界别", "界别名称", "所在界别", "所属界别名称"),
    maximum=60,
    example="农业",
    from_section=True,
)
GENDER = Column("gender", "性别", kind="gender", example="男")
ETHNICITY = Column("ethnicity", "民族", ("族别",), maximum=20, example="汉族")
BORN = Column("born", "出生年月", ("出生日期", "生日", "出生时间", "出生"), kind="month", example="1975.08")
EDUCATION = Column("education", "学历", ("文化程度", "学历学位", "最高学历"), maximum=100, example="大学")
PARTY = Column("party", "党派", ("政治面貌", "所属党派", "党派名称"), maximum=60, example="中共")
TOWNSHIP = Column(
    "township_id",
    "乡镇",
    ("街道", "乡镇街道", "乡镇/街道", "乡镇（街道）", "街道乡镇", "所在乡镇", "所属乡镇", "镇街"),
    maximum=60,
    example="石桥乡",
)
GROUP = Column(
    "group_id",
    "委员活动组",
    ("活动组", "委员小组", "街道委员小组", "乡镇委员小组", "所属活动组",
     "联络组", "活动小组", "小组"),
    maximum=60,
)  # fmt: skip
POST = Column(
    "post",
    "单位及职务",
    (
        "单位职务",
        "工作单位及职务",
        "现工作单位及职务",
        "现任职务",
        "工作单位和职务",
        "单位和职务",
        "工作单位",
        "职务",
        "单位",
    ),
    maximum=LONGEST_POST,
    example="石桥乡农业服务中心主任",
)
OFFICE = Column("office", "政协职务", ("政协任职", "在政协职务", "本届政协职务"), maximum=60, example="常务委员")
PHONE = Column(
    "phone",
    "电话",
    ("手机", "联系方式", "联系电话", "手机号码", "手机号", "电话号码", "移动电话"),
    kind="phone",
    private=True,
)
NOTE = Column("note", "备注", ("说明", "附注"), maximum=500)
COLUMNS = (
    NAME,
    SECTOR,
    GENDER,
    ETHNICITY,
    BORN,
    EDUCATION,
    PARTY,
    TOWNSHIP,
    GROUP,
    POST,
    OFFICE,
    PHONE,
    NOTE,
)

# How lists name what the roster calls otherwise.
_PARTIES = {
    "中国共产党": PARTY_OF_PARTY_MEMBERS, "中共党员": PARTY_OF_PARTY_MEMBERS, "党员": PARTY_OF_PARTY_MEMBERS,
    "中国共产党党员": PARTY_OF_PARTY_MEMBERS, "无党派人士": "无党派", "中国国民党革命委员会": "民革",
    "中国民主同盟": "民盟", "中国民主建国会": "民建", "中国民主促进会": "民进", "中国农工民主党": "农工党",
    "中国致公党": "致公党", "台湾民主自治同盟": "台盟", "九三": "九三学社", "农工": "农工党", "致公": "致公党",
}  # fmt: skip
_TEXTS = ("ethnicity", "education", "post")


def facts_of(row: Any) -> dict[str, Any]:
    """What a row says of a person, as events keep it; empty cells say nothing. Lists are left out."""
    facts: dict[str, Any] = {it: row.get(it) for it in (*_TEXTS, "name", "gender") if row.get(it)}
    if party := row.get("party"):
        facts["party"] = _PARTIES.get(party, party)
    if isinstance(born := row.get("born"), date):
        facts["born"] = f"{born.year:04}-{born.month:02}"
    return facts
