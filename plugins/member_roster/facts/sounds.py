"""How a character is read. Imported where a name is entered or looked for only: the dictionary takes 12 MB."""

import os

os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")  # 46 MB of phrases; what is asked for here are single characters

from pypinyin import Style, lazy_pinyin


def sound_of(sign: str) -> str:
    """The pinyin of a character with the number of its tone: hao4. Letters and digits as they are."""
    sound = lazy_pinyin(sign, style=Style.TONE3, neutral_tone_with_five=True)[0].casefold()
    return "".join(it for it in sound if it.isalnum())
