"""The receipt as a picture: whole, readable without a font of the machine, and only in the page itself."""

import re
from base64 import b64decode
from datetime import date
from io import BytesIO

import pytest
import segno
from PIL import Image

from plugins.public_feedback.promises import promise
from plugins.public_feedback.receipt_picture import MASK, MIDDLE, NUMBER_LINE, QR_SIDE, QR_TOP, receipt_picture
from plugins.public_feedback.receiving import Receipt
from portal.clock import now
from portal.records.receipts import Codes

ADDRESS = "https://portal.test/public_feedback/look-up#"


def drawn(app, number="YJ-2026-0418", code="7K3M9QXD2FHTR8VB5N0WJC4EP6", language="zh", address=ADDRESS):
    receipt = Receipt(number, Codes(code), now(), promise(date(2026, 3, 5)))
    url = receipt_picture(receipt, address + code, language)
    assert url.startswith("data:image/png;base64,")
    return Image.open(BytesIO(b64decode(url.partition(",")[2]))).convert("L")


def squares(picture, side):
    """The QR code on the picture, square by square, without its border."""
    scale = QR_SIDE // (side + 4)
    left = MIDDLE - (side + 4) * scale // 2 + 2 * scale + scale // 2
    top = QR_TOP + (QR_SIDE - (side + 4) * scale) // 2 + 2 * scale + scale // 2
    return [[picture.getpixel((left + x * scale, top + y * scale)) < 128 for x in range(side)] for y in range(side)]


@pytest.mark.parametrize("host", ["", "very-long-name-of-a-county.example.gov.cn/" * 3])
def test_the_qr_code_on_it_is_the_address_with_the_long_code(app, host):
    picture = drawn(app, address=ADDRESS + host)
    code = segno.make(f"{ADDRESS}{host}7K3M9QXD2FHTR8VB5N0WJC4EP6", micro=False, error="m", mask=MASK)
    expected = [[bool(dark) for dark in row] for row in code.matrix]
    assert squares(picture, len(expected)) == expected


def test_number_and_code_are_on_it(app):
    blank, other = drawn(app, number=" "), drawn(app, number="YJ-2026-0419")
    line = (0, NUMBER_LINE - 20, 600, NUMBER_LINE + 20)
    assert len({picture.crop(line).tobytes() for picture in (blank, other, drawn(app))}) == 3
    assert drawn(app).tobytes() != drawn(app, code="8K3M9QXD2FHTR8VB5N0WJC4EP6").tobytes()


def test_both_languages_have_a_form_of_the_same_size(app):
    chinese, english = drawn(app), drawn(app, language="en")
    assert chinese.size == english.size == (600, 800)
    assert chinese.tobytes() != english.tobytes()


def test_it_is_small_and_has_no_address_of_its_own(sender):
    receipt = sender.send()
    (picture,) = re.findall(r'<img[^>]*src="([^"]*)"', sender.page)
    assert len(picture) < 12_000
    assert sender.answer.headers["Cache-Control"] == "no-store"
    assert receipt.long_code not in picture
