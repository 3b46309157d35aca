"""Characters of fonts that hold signs instead of letters, as far as offices use them."""

UNKNOWN = "\ufffd"
PRIVATE = range(0xF000, 0xF100)
SIGNS = {
    "symbol": {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xD7: "⋅"},
    "wingdings": {
        0x6C: "●",
        0x6E: "■",
        0x6F: "□",
        0x71: "□",
        0x75: "◆",
        0x76: "❖",
        0xA7: "▪",
        0xA8: "□",
        0xD8: "➢",
        0xE0: "→",
        0xFB: "×",
        0xFC: "√",
        0xFD: "☒",
        0xFE: "☑",
    },
    "wingdings 2": {0x4F: "×", 0x50: "√", 0x51: "☒", 0x52: "☑", 0x54: "☒", 0x98: "●", 0xA3: "□", 0x30: "□"},
}


def sign(font: str, code: str) -> str:
    """What a w:sym shows; a sign that is not known is shown as one that cannot be shown."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if number in PRIVATE or number < 0x20 or font.lower() in SIGNS:
        return SIGNS.get(font.lower(), {}).get(number & 0xFF, UNKNOWN)
    return chr(number) if number <= 0xFFFF and not 0xD800 <= number <= 0xDFFF else UNKNOWN
