"""Makes the template that is shipped: python -m plugins.rules_supervisors.word_forms.make

Run it after a change of the form; the .docx file beside it is kept as it comes out of it.
"""

from pathlib import Path

from portal.office.forms.making import SEALED, SIGNED, add_line, add_table, page

HERE = Path(__file__).parent
ROWS = (
    ("标　　题", "{{ 标题 }}"),
    ("发现的问题", "{{ 发现的问题 }}"),
    ("意见建议", "{{ 意见建议 }}"),
    ("组长签署", "{{ 组长 }}" + SIGNED),
    ("专门委员会审核", "{{ 审核人 }}" + SEALED),
    ("被派驻单位签收", "{{ 签收日期 }}" + SIGNED),
    ("答复期限", "{{ 答复期限 }}"),
)


def main() -> None:
    """Write the file."""
    letter = page("民主监督建议书", 14)
    add_line(letter, "{{ 编号 }}", "center")
    add_line(letter, "{{ 被派驻单位 }}：")
    add_table(letter, ROWS, (34, 122), height=12)
    add_line(letter, "请书面答复采纳情况；不采纳的，请说明理由。", indent=28)
    add_line(letter, "{{ 签发日期 }}　　（盖章）", "right")
    letter.save(str(HERE / "letter.docx"))


if __name__ == "__main__":
    main()
