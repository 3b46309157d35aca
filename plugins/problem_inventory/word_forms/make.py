"""Makes the templates that are shipped: python -m plugins.problem_inventory.word_forms.make

Run it after a change of the forms; the .docx files beside it are kept as they come out of it.
"""

from pathlib import Path

from portal.office.forms.making import SEALED, SIGNED, add_table, page

HERE = Path(__file__).parent
WIDTHS = (30, 48, 30, 48)  # mm, of a table with two pairs of label and value
EDGES = (30, 25)  # narrower than the standard's, so that a form stays on one page

ITEM_ROWS = (
    ("编　　号", "{{ 编号 }}", "责任单位", "{{ 责任单位 }}"),
    ("责任领导", "{{ 责任领导 }}", "责 任 人", "{{ 责任人 }}"),
    ("整改事项", "{{ 整改事项 }}"),
    ("整改目标", "{{ 整改目标 }}"),
)
EXTENSION_ROWS = (
    *ITEM_ROWS,
    ("首次公布时限", "{{ 首次公布时限 }}", "现行时限", "{{ 现行时限 }}"),
    ("申请时限", "{{ 申请时限 }}", "申请日期", "{{ 申请日期 }}"),
    ("延期原因", "{{ 延期原因 }}"),
    ("目前进展", "{{ 目前进展 }}"),
    ("申 请 人", "{{ 申请人 }}" + SIGNED),
    ("责任单位意见", SEALED),
    ("责任领导意见", SEALED),
    ("整改工作领导小组意见", SEALED),
)
CLOSE_OUT_ROWS = (
    *ITEM_ROWS,
    ("配合单位", "{{ 配合单位 or '无' }}"),
    ("首次公布时限", "{{ 首次公布时限 }}", "现行时限", "{{ 现行时限 }}"),
    ("公开承诺", "{{ 公开承诺 }}"),
)
MEASURES = (
    ("序号", "整改措施", "责任人", "时限", "完成日期"),
    ("{%tr for 行 in 措施 %}",),
    ("{{ 行.序号 }}", "{{ 行.内容 }}", "{{ 行.责任人 }}", "{{ 行.时限 }}", "{{ 行.完成日期 }}"),
    ("{%tr endfor %}",),
)
PROGRESS = (
    ("日期", "整改进展", "佐证材料"),
    ("{%tr for 行 in 进展 %}",),
    ("{{ 行.日期 }}", "{{ 行.内容 }}", "{{ 行.佐证材料 }}"),
    ("{%tr endfor %}",),
)
OPINIONS = (
    ("责任单位申请销号意见", SEALED),
    ("责任领导审核意见", SEALED),
    ("整改办验收意见", SEALED),
    ("整改工作领导小组审定意见", "（会议名称、届次和日期）" + SEALED),
)


def main() -> None:
    """Write both files."""
    extension = page("整改事项延期审批表", 12, edges=EDGES)
    add_table(extension, EXTENSION_ROWS, WIDTHS)
    extension.save(str(HERE / "extension.docx"))
    close_out = page("整改事项销号审核表", 12, edges=EDGES)
    add_table(close_out, CLOSE_OUT_ROWS, WIDTHS)
    add_table(close_out, MEASURES, (14, 46, 24, 36, 36))
    add_table(close_out, PROGRESS, (36, 70, 50))
    add_table(close_out, OPINIONS, WIDTHS)
    close_out.save(str(HERE / "close_out.docx"))


if __name__ == "__main__":
    main()
