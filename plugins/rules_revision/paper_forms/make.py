"""Makes the templates that are shipped: python -m plugins.rules_revision.paper_forms.make

Run it after a change of the forms; the .docx files beside it are kept as they come out of it.
"""

from pathlib import Path
from typing import Any

from portal.office.forms.making import add_line, add_table, page

HERE = Path(__file__).parent
INDENT = 32  # points, two letters of the text

ASKED = (
    ("序号", "征求意见单位", "反馈截止日期"),
    ("{%tr for 行 in 征求意见单位 %}",),
    ("{{ 行.序号 }}", "{{ 行.名称 }}", "{{ 行.截止日期 }}"),
    ("{%tr endfor %}",),
)
ABOLISHED = (
    ("序号", "制度名称", "文号", "废止理由"),
    ("{%tr for 行 in 制度 %}",),
    ("{{ 行.序号 }}", "《{{ 行.名称 }}》", "{{ 行.文号 }}", "{{ 行.理由 }}"),
    ("{%tr endfor %}",),
)
CLEANUP = (
    ("序号", "制度名称", "文号", "清理意见", "理由", "责任单位", "完成时限"),
    ("{%tr for 行 in 制度 %}",),
    (
        "{{ 行.序号 }}",
        "{{ 行.名称 }}",
        "{{ 行.文号 }}",
        "{{ 行.决定 }}",
        "{{ 行.理由 }}",
        "{{ 行.责任 }}",
        "{{ 行.期限 }}",
    ),
    ("{%tr endfor %}",),
)


def main() -> None:
    """Write all files."""
    for name, made in (
        ("letter", _letter()),
        ("explanation", _explanation()),
        ("promulgation", _promulgation()),
        ("abolition", _abolition()),
        ("cleanup_list", _cleanup_list()),
    ):
        made.save(str(HERE / f"{name}.docx"))


def _letter() -> Any:
    document = page("关于征求《{{ 制度名称 }}》修改意见的函")
    add_line(document, "各有关单位：")
    for words in (
        "{{ 公告 }}",
        "现将《{{ 制度名称 }}》（征求意见稿）送上，请研究提出修改意见，并于{{ 截止日期 }}前以书面形式反馈；"
        "没有意见的，也请函告。",
        "联系方式：{{ 联系人 }}",
        "附件：《{{ 制度名称 }}》（征求意见稿）",
    ):
        add_line(document, words, indent=INDENT)
    for words in ("（盖章）", "{{ 发函日期 }}"):
        add_line(document, words, "right")
    add_table(document, ASKED, (20, 90, 46))
    return document


def _explanation() -> Any:
    document = page("关于《{{ 制度名称 }}》的说明")
    add_line(document, "{{ 说明 }}")
    return document


def _promulgation() -> Any:
    document = _notice(
        "关于印发《{{ 制度名称 }}》的通知",
        "《{{ 制度名称 }}》已经{{ 决定机关 }}{{ 决定日期 }}审议通过（{{ 会议依据 }}），现印发给你们，请认真贯彻执行。",
    )
    add_line(document, "本制度自{{ 施行日期 }}起施行。原文号：{{ 原文号 or '无' }}。", indent=INDENT)
    _sign(document)
    document.add_page_break()
    add_line(document, "{{ 全文 }}")
    return document


def _abolition() -> Any:
    document = _notice(
        "关于废止部分制度的通知",
        "经{{ 决定机关 }}{{ 决定日期 }}审议决定（{{ 会议依据 }}），自{{ 施行日期 }}起废止下列{{ 制度|length }}件制度：",
    )
    add_table(document, ABOLISHED, (14, 60, 40, 42))
    _sign(document)
    return document


def _notice(title: str, decided: str) -> Any:
    document = page(title)
    add_line(document, "{{ 文号 }}", "center")
    add_line(document, "各专门委员会、机关各科室：")
    add_line(document, decided, indent=INDENT)
    return document


def _cleanup_list() -> Any:
    document = page("{{ 名称 }}目录", across=True)
    scope = "依据：{{ 依据 or '无' }}。清理范围为{{ 截止日期 }}施行的制度，共{{ 制度|length }}件。"
    add_line(document, scope, indent=INDENT)
    add_table(document, CLEANUP, (14, 55, 42, 24, 60, 26, 22))
    add_line(document, "审核：　　　　　　　　　　　日期：　　　年　　月　　日　　（盖章）")
    return document


def _sign(document: Any) -> None:
    for words in ("", "{{ 印发机关 }}", "{{ 印发日期 }}", "（盖章）"):
        add_line(document, words, "right")


if __name__ == "__main__":
    main()
