"""The receipt as a picture to press long and save: inside WeChat nothing can be downloaded.

It travels in the page itself as a data: address, so nothing between here and the phone keeps it, and no code stands in
an address. A server need not have a Chinese font: the Chinese words stand in the blank forms of a plugin, digits and
letters are drawn with the font that Pillow brings along (docs/decisions/0025).
"""

from base64 import b64encode
from functools import cache
from io import BytesIO
from pathlib import Path

import segno
from PIL import Image, ImageDraw, ImageFont

from ..records.receipts import grouped
from .qr import MASK

MIDDLE, NUMBER_LINE, CODE_LINE, QR_TOP, QR_SIDE = 300, 160, 258, 310, 420
TO_SHADE = [(value + 42) // 85 for value in range(256)]


def receipt_picture(form: Path, number: str, query_code: str, address: str) -> str:
    """The address of the picture, data:image/png;base64,…; `form` is a blank form, `address` what the QR code opens."""
    picture = _blank(form).copy()
    pen = ImageDraw.Draw(picture)
    pen.text((MIDDLE, NUMBER_LINE), number, 0, _font(40), anchor="mm")
    pen.text((MIDDLE, CODE_LINE), "  ".join(grouped(query_code)), 0, _font(52), anchor="mm")
    code = _qr_code(address)
    picture.paste(code, (MIDDLE - code.width // 2, QR_TOP + (QR_SIDE - code.height) // 2))
    return f"data:image/png;base64,{b64encode(_png(picture)).decode()}"


def _png(picture: Image.Image) -> bytes:
    """The picture as a file of a third of the size: four shades are enough for smooth letters."""
    shades = Image.frombytes("P", picture.size, picture.point(TO_SHADE).tobytes())
    shades.putpalette([value for shade in range(4) for value in [shade * 85] * 3])
    content = BytesIO()
    shades.save(content, "PNG", bits=2)
    return content.getvalue()


def _qr_code(address: str) -> Image.Image:
    """The address as a QR code, as large as whole squares allow."""
    code = segno.make(address, micro=False, error="m", mask=MASK)
    rows = [bytes(row) for row in code.matrix_iter(border=2)]
    squares = Image.frombytes("L", (len(rows[0]), len(rows)), bytes(0 if dark else 255 for row in rows for dark in row))
    scale = QR_SIDE // squares.width
    return squares.resize((squares.width * scale, squares.height * scale), Image.Resampling.NEAREST)


@cache
def _blank(form: Path) -> Image.Image:
    """A blank form, read once."""
    with Image.open(form) as opened:
        return opened.convert("L")


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)
