"""The columns of a roster as clerks write them, and the words that mean the same."""

from typing import Any

from portal.office.sheets.columns import Column

from .parties import party_of

LONGEST_POST = 200
BESIDE_NAME = "beside_name"  # 马小兰（女，回族）
NAME = Column(
    "name",
    "姓名",
    ("委员姓名", "名字", "委员"),
    kind="name",
    required=True,
    maximum=60,
    example="丁浩",
    aside=BESIDE_NAME,
)
SECTOR = Column(
    "sector_id",
    "界别",
    ("所属界别", "界别名称", "所在界别", "所属界别名称", "参加界别", "界别组"),
    maximum=60,
    example="农业",
    from_section=True,
)
GENDER = Column("gender", "性别", kind="gender", example="男")
ETHNICITY = Column("ethnicity", "民族", ("族别",), maximum=20, example="汉族")
BORN = Column(
    "born",
    "出生年月",
    ("出生日期", "出生年月日", "生日", "出生时间", "出生", "出生年份"),
    kind="month",
    example="1975.08",
)
EDUCATION = Column("education", "学历", ("文化程度", "学历学位", "最高学历"), maximum=100, example="大学")
PARTY = Column(
    "party", "党派", ("政治面貌", "所属党派", "党派名称", "政治面貌/党派", "党派/政治面貌"), maximum=60, example="中共"
)
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
        "工作单位及现任职务",
        "现任单位及职务",
        "单位及职务职称",
        "工作单位及职务职称",
        "工作单位和职务",
        "单位和职务",
        "工作单位职务",
        "工作单位",
        "所在单位",
        "单位名称",
        "单位",
    ),
    maximum=LONGEST_POST,
    example="石桥乡农业服务中心主任",
)
DUTY = Column("duty", "职务", ("现任职务", "行政职务", "职务职称", "职务或职称"), maximum=LONGEST_POST, only_read=True)
OFFICE = Column(
    "office",
    "政协职务",
    ("政协任职", "在政协职务", "本届政协职务", "政协内职务", "担任政协职务"),
    maximum=60,
    example="常务委员",
)
PHONE = Column(
    "phone",
    "电话",
    (
        "手机",
        "联系方式",
        "联系电话",
        "手机/电话",
        "电话/手机",
        "联系手机",
        "手机号码",
        "手机号",
        "电话号码",
        "移动电话",
    ),
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
    DUTY,
    OFFICE,
    PHONE,
    NOTE,
)

_PLAIN = ("name", "gender", "ethnicity", "education", "born")


def facts_of(row: Any) -> dict[str, Any]:
    """What a row says of a person, as events keep it; empty cells say nothing. Lists and offices are left out."""
    facts: dict[str, Any] = {it: row.get(it) for it in _PLAIN if row.get(it)}
    if post := _post(row.get("post") or "", row.get("duty") or ""):
        facts["post"] = post
    if party := row.get("party"):
        facts["party"] = party_of(party)
    return facts


def _post(unit: str, duty: str) -> str:
    """Unit and duty as one, also where a list has a column for each and the duty repeats the unit."""
    return duty if duty.startswith(unit) else unit if unit.endswith(duty) else unit + duty
