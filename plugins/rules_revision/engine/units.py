"""What the parts of a rule are called where they are named: 第三条第二款第一项."""

from .labels import Number
from .numerals import to_chinese
from .tree import Kind

UNITS = {
    Kind.PART: "编",
    Kind.CHAPTER: "章",
    Kind.SECTION: "节",
    Kind.ARTICLE: "条",
    Kind.PARAGRAPH: "款",
    Kind.ITEM: "项",
    Kind.SUBITEM: "目",
}


def numbered(number: Number, unit: str) -> str:
    """Write 第三条, 第十条之一."""
    after = f"之{to_chinese(number.after)}" if number.after else ""
    return f"第{to_chinese(number.base)}{unit}{after}"
