"""The words references are made of, as official texts and offices write them."""

import re

from ..front import KIND_WORDS
from ..labels import BLANK
from ..numerals import NUMERAL
from ..tree import Kind

UNITS = {
    "编": Kind.PART,
    "章": Kind.CHAPTER,
    "节": Kind.SECTION,
    "条": Kind.ARTICLE,
    "款": Kind.PARAGRAPH,
    "项": Kind.ITEM,
    "目": Kind.SUBITEM,
    "点": Kind.POINT,
    "部分": Kind.POINT,
}
DEPTH = {
    Kind.PART: 0,
    Kind.CHAPTER: 1,
    Kind.SECTION: 2,
    Kind.ARTICLE: 3,
    Kind.PARAGRAPH: 4,
    Kind.ITEM: 5,
    Kind.POINT: 5,
    Kind.SUBITEM: 6,
}
# 第一条件, 第三项目, 第二款项, 第一章程, 第一目标: words that only look like a place.
_UNIT = (
    "(?:编(?![制号者辑])|章(?!程)|节(?![课目点日约假])|条(?![件例理])"
    "|款(?!项)|项(?!目)|目(?!标|的(?!规定))|点(?![名击])|部分)"
)
_GAP = f"[{BLANK}]*"
_NUMBER = rf"(?:{NUMERAL}|\d{{1,3}})"
_SIGN = rf"(?:[（(]{_GAP}{_NUMBER}{_GAP}[）)]|{_NUMBER})"
_SIGNS = rf"{_SIGN}(?:(?:、|和|或|及|与|至|到){_GAP}第?{_SIGN})*"  # 第一、二项, 第一至三项
STEP = re.compile(rf"第{_GAP}({_SIGNS}){_GAP}({_UNIT})(?:之({NUMERAL}))?(?!之{NUMERAL})")
BRACKETED_STEP = re.compile(rf"([（(]{_NUMBER}[）)])(项|目|点)()")  # 第三条（二）项
SIGNS = re.compile(rf"(、|和|或|及|与|至|到|){_GAP}第?[（(]?{_GAP}({_NUMBER}){_GAP}[）)]?")
AND = re.compile(rf"{_GAP}(?:、|，|,|和|与|及|以及|或|或者|并|并且|，以及|、以及){_GAP}(?=第)")
TO = re.compile(rf"{_GAP}(?:至|到|—|－|-){_GAP}(?=第)")
OF = re.compile(rf"{_GAP}(?:的|中的?|(?:规定|所列|所述)的?)?{_GAP}(?=第)")
JOINTS = {"to": TO, "and": AND, "of": OF}

_SEVERAL = "[一二两三四五六七八九十]"
NEAR = re.compile(
    rf"(?P<before>[前上])(?P<back>{_SEVERAL}?)(?P<unit>条(?![件例约理款])|款(?![项式])|项(?!目))"
    r"|(?<![基日资成版样根标文副原])(?P<this>[本同该])(?P<own>编(?![制辑])|章(?!程)|节(?!约)|条(?![件例约款])|款(?!项)|项(?!目))"
)
_NO_HEAD = "目当之以此空提"  # 目前条…, 之前项…
NOT_BEFORE = re.compile(f"[{_NO_HEAD}]$")
_MANNERS = "(?:实施|暂行|试行|管理|议事|工作|若干|补充)?"
NOT_OWN = "(?<![基日资成版样根标文副原])"  # 基本法, 日本法, 基本制度
OWN_HEAD = re.compile(rf"{NOT_OWN}本{_MANNERS}(?:{KIND_WORDS})的?$")
TITLE_HEAD = re.compile(rf"《([^《》]*(?:〈[^〉]*〉[^《》]*)*)》(?:[（(][^（）()]{{0,60}}[）)])?的?{_GAP}$")
SHORT_NAME = re.compile(r"[（(](?:以下|下)?简?统?称[：:]?[“”《》\w]{1,30}[）)]的?$")
NUMBER_HEAD = re.compile(  # 国务院令第六百号, 清协发〔2026〕5号文件
    rf"(?:[令告]第?{_GAP}(?:{NUMERAL}|\d{{1,4}}){_GAP}号|[〔\[［]\d{{4}}[〕\]］]{_GAP}第?\d{{1,4}}号(?:文件?)?)[）)]?的?$"
)
NAME_HEAD = re.compile(rf"([\u4e00-\u9fff]{{0,24}}?)((?:宪法|法典|{KIND_WORDS}|协定|条约|议定书|合同|协议))的?$")
ALSO = re.compile("(?:的?规定的?)?[，、]?(?:且|但|又|并|以及|或者|及|和|或)[^，。；、本]{0,8}$")
BREAKS = re.compile(
    "依照|按照|根据|依据|违反|符合|适用|参照|遵守|以及|或者|属于|不受|超出|具备|规定|除|就|和|与|及|或|有|按|依|指|在|对|是|为"
)
