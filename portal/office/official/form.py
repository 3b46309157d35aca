"""The measures of GB/T 9704-2012, and the fonts; all lengths in twips, twentieths of a point."""

POINT = 20
LINE = 579  # 22 lines of 28.95 pt in 225 mm
TITLE_LINE = 35 * POINT
SMALL_LINE = 20 * POINT
BODY, TITLE, PAGE_NUMBER, SMALL = 16, 22, 14, 12  # 3号, 2号, 4号, 小四, in points
CHARACTER = BODY * POINT
# 28 characters of 16 pt need 448 pt, the type area has 442.2: each is set closer by a quarter of a point. A grid of
# characters could do it, too, but programs other than Word draw one with negative space far too wide.
CLOSER = -5


def twips(millimetres: float) -> int:
    """A length on paper."""
    return round(millimetres * 1440 / 25.4)


SHORT, LONG = twips(210), twips(297)
TOP, LEFT, RIGHT, BOTTOM = twips(37), twips(28), twips(26), twips(35)
FOOTER = twips(23)  # the page number stands 7 mm below the type area
WIDTH = SHORT - LEFT - RIGHT
WIDTH_ACROSS = LONG - BOTTOM - TOP

LATIN = "Times New Roman"
SONG, TITLE_SONG, HEI, KAI, FANG = "宋体", "方正小标宋简体", "黑体", "楷体", "仿宋"
# What a machine without the font may take instead; fonts cannot be shipped.
INSTEAD = {TITLE_SONG: "华文中宋", KAI: "楷体_GB2312", FANG: "仿宋_GB2312"}
