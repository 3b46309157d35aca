"""Names of people as lists have them: 周　鹏, 买买提•吐尔逊, a second line with what somebody was called before."""

import re
import unicodedata

CHINESE = r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇○]"
DOTS = re.compile(rf"(?<={CHINESE})\s*[·•・‧∙⋅●．.｡。˙･﹒⸱◦∘⦁]\s*(?={CHINESE})")
REST = re.compile(r"[\n(（【\[].*", re.DOTALL)
IN_BRACKETS = re.compile(r"[（(【\[]\s*([^（）()【】\[\]]{2,})[)）】\]]")  # （空缺）
COUNTED = re.compile(r"^\d+\s*[.、．)）]\s*(?=\D)")  # 1.张三
MARKED = re.compile(r"^[*＊★☆△▲◎※#✓√]+|[*＊★☆△▲◎※#✓√①-⑳.。·•・]+$")
GENDER = re.compile(r"(?<=\w\w)\s+[男女]$|(?<=\w\s\w)\s+[男女]$")
SEVERAL = re.compile(r"[、,，;；/]|等[\d一二三四五六七八九十]+[人名位]")
BROKEN = re.compile(rf"^({CHINESE})\n(?={CHINESE}{{1,2}}$)|(?<=[·•・‧．.])\n|\n(?=[·•・‧．.])")  # a narrow column
ODD = re.compile(rf"(?:(?!{CHINESE})[^A-Za-zÀ-ɏ\s·'’.-])|\d|(?<={CHINESE})[-']")
ALL_CHINESE = re.compile(rf"(?:{CHINESE}|\s)+")
SHORT = 4
PLAIN = re.compile(rf"{CHINESE}{{2,{SHORT}}}")


def is_plain(text: str) -> bool:
    """Whether nothing but a name of two to four characters stands there, as nearly everywhere."""
    return bool(PLAIN.fullmatch(text))


def read_name(text: str) -> tuple[str, str]:
    """The name, and what else the cell says; without a name the first is empty."""
    text = BROKEN.sub(r"\1", text)
    text = whole[1] if (whole := IN_BRACKETS.fullmatch(text)) else text
    rest = REST.search(text)
    said = [rest.group().strip()] if rest else []
    name = (text[: rest.start()] if rest else text).strip()
    for beside in (COUNTED, MARKED, GENDER):
        said += (found.group().strip() for found in beside.finditer(name))
        name = beside.sub("", name).strip()
    tidy = _tidy(name)
    return (tidy if any(map(str.isalpha, tidy)) or "〇" in tidy else ""), " ".join(filter(None, said))


def is_several(name: str) -> bool:
    """Whether more than one person is named: 王五、李六."""
    return bool(SEVERAL.search(name))


def odd_signs(name: str) -> str:
    """The signs of a name that names do not have."""
    return "".join(dict.fromkeys(ODD.findall(unicodedata.normalize("NFKC", name))))


def _tidy(name: str) -> str:
    """Blanks that only spread a short name over the width of three letters go; others are one blank."""
    dotted = DOTS.sub("·", name)
    parts = dotted.split()
    together = "".join(parts)
    spread = len(together) <= SHORT or all(len(part) == 1 for part in parts)
    return together if spread and ALL_CHINESE.fullmatch(dotted) else " ".join(parts)
