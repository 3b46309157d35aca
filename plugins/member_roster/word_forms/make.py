"""Makes the templates that are shipped: python -m plugins.member_roster.word_forms.make

Run it after a change of a form; the .docx files beside it are kept as they come out of it.
"""

from pathlib import Path

from portal.office.forms.making import SEALED, SIGNED, add_line, add_table, page

HERE = Path(__file__).parent
PERSON = (
    ("姓　　名", "{{ 姓名 }}"),
    ("性　　别", "{{ 性别 }}"),
    ("民　　族", "{{ 民族 }}"),
    ("出生年月", "{{ 出生年月 }}"),
    ("学　　历", "{{ 学历 }}"),
    ("党　　派", "{{ 党派 }}"),
    ("单位及职务", "{{ 单位职务 }}"),
    ("界　　别", "{{ 界别 }}"),
)
NOMINATION = (
    *PERSON,
    ("乡镇、活动组", "{{ 乡镇 }}　{{ 活动组 }}"),
    ("推荐理由", "{{ 事由 }}"),
    ("推荐单位意见", "{{ 推荐单位 }}" + SEALED),
    ("考察部门意见", SEALED),
    ("县委意见", SEALED),
    ("主席会议意见", SEALED),
)


CHANGES = (
    ("序号", "类别", "姓名", "性别", "党派", "界别", "单位及职务"),
    ("{%tr for 行 in 变动 %}",),
    (
        "{{ loop.index }}", "{{ 行.类别 }}", "{{ 行.姓名 }}", "{{ 行.性别 }}", "{{ 行.党派 }}", "{{ 行.界别 }}",
        "{{ 行.单位职务 }}",
    ),
    ("{%tr endfor %}",),
)  # fmt: skip
SEATS = (
    ("界　　别", "核定", "现有", "增加", "减少", "变动后"),
    ("{%tr for 行 in 席位 %}",),
    ("{{ 行.界别 }}", "{{ 行.核定 }}", "{{ 行.现有 }}", "{{ 行.增加 }}", "{{ 行.减少 }}", "{{ 行.变动后 }}"),
    ("{%tr endfor %}",),
)


def main() -> None:
    """Write the files."""
    recommendation()
    resignation()
    proposal()
    announcement()


def recommendation() -> None:
    """The recommendation of an additional member (委员增补推荐表)."""
    form = page("政协委员增补推荐表", 14)
    add_line(form, "{{ 届次 }}", "center")
    add_table(form, NOMINATION, (40, 116))
    form.save(str(HERE / "recommendation.docx"))


def resignation() -> None:
    """The application to resign (辞去委员申请)."""
    form = page("辞去政协委员申请", 16)
    add_line(form, "县政协常务委员会：")
    add_line(
        form,
        "本人{{ 姓名 }}，系{{ 届次 }}县政协委员，{{ 单位职务 }}。"
        '因{{ 事由 or "（填写原因）" }}，申请辞去{{ 届次 }}县政协委员。',
        indent=32,
    )
    add_line(form, "请予审议。", indent=32)
    add_line(form, SIGNED.strip(), "right")
    form.save(str(HERE / "resignation.docx"))


def proposal() -> None:
    """The proposed list for the meeting (委员变动建议名单), with the seats before and after."""
    form = page("委员变动建议名单", 14)
    add_line(form, "{{ 届次 }}　{{ 标题 }}", "center")
    add_table(form, CHANGES, (12, 22, 22, 12, 20, 28, 40))
    add_line(form, "席位变动情况")
    add_table(form, SEATS, (46, 22, 22, 22, 22, 22))
    add_line(form, "拟自{{ 生效日期 }}起生效。", indent=28)
    add_line(form, SEALED.strip(), "right")
    form.save(str(HERE / "proposal.docx"))


def announcement() -> None:
    """The announcement after the decision."""
    form = page("{{ 标题 }}公告", 14)
    add_line(form, "{{ 文号 }}", "center")
    add_line(
        form, "经县政协常务委员会会议协商决定，{{ 届次 }}县政协委员作如下变动，自{{ 生效日期 }}起生效：", indent=28
    )
    add_table(form, CHANGES, (12, 22, 22, 12, 20, 28, 40))
    add_line(form, SEALED.strip(), "right")
    form.save(str(HERE / "announcement.docx"))


if __name__ == "__main__":
    main()
