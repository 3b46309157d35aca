"""The columns of a ledger as clerks write them, and the words that mean the same."""

from portal.office.sheets.columns import Column

OF_PROBLEM, OF_ITEM = 1, 2  # what is merged over the rows of a problem, and within it over those of an item
HORIZON_WORDS = {
    "immediate": ("立行立改", "立即整改", "即知即改", "立查立改", "马上就改"),
    "fixed_term": ("限期整改", "限期", "短期", "近期", "中期", "阶段性整改"),
    "long_term": ("长期坚持", "长期", "长期整改", "持续推进", "持续整改"),
}
HORIZON_NAMES = {code: names[0] for code, names in HORIZON_WORDS.items()}
HORIZON_BESIDE = "horizon_beside"  # 长期坚持 in place of a day
HORIZON_CODES = {name: code for code, names in HORIZON_WORDS.items() for name in names}

SOURCE = Column("source", "问题来源", ("来源", "发现渠道"), group=OF_PROBLEM, example="自查")
ASPECT = Column(
    "aspect",
    "问题类别",
    ("问题类型", "类别", "类型", "所属方面"),
    group=OF_PROBLEM,
    example="机关效能建设",
    from_section=True,
)
PROBLEM = Column(
    "problem", "存在问题",
    (
        "存在的问题", "问题", "主要问题", "突出问题", "存在问题/具体表现", "存在问题及具体表现", "存在的问题及具体表现",
        "问题描述", "问题内容", "反馈问题", "巡察反馈问题", "反馈的问题", "发现问题", "发现的问题", "查摆问题",
        "查摆的问题", "查摆出的问题",
    ),
    "long_text", group=OF_PROBLEM, width=24, example="文件印刷费用高",
)  # fmt: skip
TEXT = Column(
    "text", "具体表现", ("问题表现", "具体问题", "表现形式", "问题具体表现"), "long_text", group=OF_PROBLEM, width=30,
    example="2025年印刷费用比上年多3成。",
)  # fmt: skip
CAUSE = Column(
    "cause", "原因", ("原因分析", "产生原因", "问题原因", "产生原因分析"), "long_text", group=OF_PROBLEM, width=24
)
ITEM = Column(
    "item", "整改事项", ("整改任务", "事项", "整改内容", "整改项目", "整改工作"), group=OF_ITEM, width=24,
    example="降低文件印刷费用",
)  # fmt: skip
GOAL = Column(
    "goal", "整改目标", ("目标", "预期目标", "目标任务", "整改要求"), "long_text", group=OF_ITEM, width=24,
    example="费用降低3成。",
)  # fmt: skip
MEASURE = Column(
    "measure", "整改措施", ("措施", "具体措施", "整改举措", "工作措施", "整改落实措施"), "long_text", width=30,
    example="每月登记1次",
)  # fmt: skip
STEP_OWNER = Column("step_owner", "措施责任人", ("措施负责人",))
STEP_DEADLINE = Column("step_deadline", "措施时限", ("措施完成时限", "措施完成时间"), "date")
FIRST = Column("first_responsible", "第一责任人", ("主要负责人",), group=OF_ITEM, example="主席")
LEAD = Column(
    "lead_official", "责任领导",
    ("牵头领导", "分管领导", "包抓领导", "责任县级领导", "牵头县领导", "责任县领导", "领导"),
    group=OF_ITEM, example="副主席",
)  # fmt: skip
UNIT = Column(
    "responsible_unit", "责任单位", ("牵头单位", "责任部门", "整改单位", "责任科室", "牵头部门", "整改责任单位"),
    group=OF_ITEM, example="县政协办公室",
)  # fmt: skip
OWNER = Column(
    "owner", "责任人", ("具体责任人", "直接责任人", "经办人", "整改责任人"), group=OF_ITEM, example="办公室主任"
)
SUPPORTING = Column(
    "supporting_unit", "配合单位", ("协办单位", "配合部门", "协作单位", "配合责任单位"), group=OF_ITEM
)  # fmt: skip
DEADLINE = Column(
    "deadline", "整改时限",
    (
        "完成时限", "完成时间", "整改期限", "时限", "完成期限", "整改完成时限", "整改完成时间", "计划完成时间",
        "整改时间", "预计完成时间", "整改完成期限",
    ),
    "date", group=OF_ITEM, example="2026-12-31", instead=tuple(HORIZON_CODES), aside=HORIZON_BESIDE,
)  # fmt: skip
HORIZON = Column(
    "horizon", "期限类别", ("整改类别", "整改类型", "期限类型", "时限类别"), choices=tuple(HORIZON_NAMES.values()),
    group=OF_ITEM, example="限期整改",
)  # fmt: skip
COMMITMENT = Column(
    "commitment", "公开承诺", ("承诺", "承诺内容", "公开承诺事项", "整改承诺"), "long_text", group=OF_ITEM, width=24,
    example="每月5日前公布上月费用。",
)  # fmt: skip
COLUMNS = (
    SOURCE, ASPECT, PROBLEM, TEXT, CAUSE, ITEM, GOAL, MEASURE, STEP_OWNER, STEP_DEADLINE, FIRST, LEAD, UNIT, OWNER,
    SUPPORTING, DEADLINE, HORIZON, COMMITMENT,
)  # fmt: skip
TITLES = {column.key: column.title for column in COLUMNS}
