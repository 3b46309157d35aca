"""Numbers as Word prints them in lists: ISO/IEC 29500-1, 17.18.59, and [MS-DOCX] 2.4 for what it leaves open."""

from collections.abc import Callable

DIGITS = "〇一二三四五六七八九"
LEGAL = "零壹贰叁肆伍陆柒捌玖", "拾佰仟万"
LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖", "拾佰仟萬"
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
CIRCLED = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))


def chinese(number: int, digits: str = "零一二三四五六七八九", units: str = "十百千万") -> str:
    """101 → 一百零一, 10 → 十, 110 → 一百一十; up to 99,999,999."""
    if number >= 10_000:
        above, rest = divmod(number, 10_000)
        gap = digits[0] if 0 < rest < 1000 else ""
        return chinese(above, digits, units) + units[3] + gap + (_below_ten_thousand(rest, digits, units))
    text = _below_ten_thousand(number, digits, units) or digits[0]
    return text[1:] if text.startswith("一十") else text


def _below_ten_thousand(number: int, digits: str, units: str) -> str:
    text, gap = "", ""
    for size, unit in ((1000, units[2]), (100, units[1]), (10, units[0]), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            text += gap + digits[digit] + unit
            gap = ""
        elif text:
            gap = digits[0]
    return text


def digital(number: int) -> str:
    """101 → 一〇一."""
    return "".join(DIGITS[int(digit)] for digit in str(number))


def counting(number: int) -> str:
    """Like chinese() up to 99, then digit by digit: Word's 一, 十, 一〇〇."""
    return digital(number) if number > 99 else chinese(number)


def roman(number: int) -> str:
    """4 → IV."""
    text = ""
    for size, sign in ROMAN:
        times, number = divmod(number, size)
        text += sign * times
    return text


def letters(number: int) -> str:
    """1 → a, 26 → z, 27 → aa, 28 → bb."""
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def circled(number: int) -> str:
    """1 → ①; beyond 50 the plain number."""
    return next((chr(code + number - first) for first, last, code in CIRCLED if first <= number <= last), str(number))


def _row(first: int, most: int) -> Callable[[int], str]:
    return lambda number: chr(first + number - 1) if number <= most else str(number)


def _wide(number: int) -> str:
    return "".join(chr(0xFF10 + int(digit)) for digit in str(number))


FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": lambda number: letters(number).upper(),
    "lowerLetter": letters,
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), _wide),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), circled),
    "decimalEnclosedFullstop": _row(0x2488, 20),
    "decimalEnclosedParen": _row(0x2474, 20),
    "ideographEnclosedCircle": _row(0x3280, 10),
    # Japanese counting is what Chinese Word offers as 一,二,三, so it is read in the Chinese way: 一百, not 百.
    **dict.fromkeys(("chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting"), chinese),
    **dict.fromkeys(("chineseCounting", "taiwaneseCounting"), counting),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"), digital),
    **dict.fromkeys(("chineseLegalSimplified", "japaneseLegal"), lambda number: chinese(number, *LEGAL)),
    "ideographLegalTraditional": lambda number: chinese(number, *LEGAL_TRADITIONAL),
    "ideographTraditional": lambda number: STEMS[number - 1] if number <= 10 else str(number),
    "ideographZodiac": lambda number: BRANCHES[number - 1] if number <= 12 else str(number),
    "ideographZodiacTraditional": lambda number: STEMS[(number - 1) % 10] + BRANCHES[(number - 1) % 12],
}


def written(number: int, form: str) -> str:
    """A number in a format of Word, such as "chineseCounting"; in an unknown one as 1, 2, 3."""
    if form == "none":
        return ""
    if form.startswith(("chinese", "ideographDigital", "taiwanese", "japanese")) and number == 0:
        return DIGITS[0]
    return FORMATS.get(form, str)(number) if number > 0 else str(number)
