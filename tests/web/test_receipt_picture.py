"""The receipt as a picture: whole, readable without a font of the machine, and small."""

from base64 import b64decode
from io import BytesIO

import pytest
import segno
from PIL import Image

from portal.web.qr import MASK
from portal.web.receipt_picture import MIDDLE, NUMBER_LINE, QR_SIDE, QR_TOP, receipt_picture

pytestmark = pytest.mark.once
ADDRESS = "https://portal.test/look-up#"
CODE = "7K3M9QXD2FHTR8VB5N0WJC4EP6"


@pytest.fixture
def draw(tmp_path):
    """Draws on a white form."""
    form = tmp_path / "blank.png"
    Image.new("L", (600, 800), 255).save(form)

    def drawn(number="YJ-2026-0418", code=CODE[:8], address=ADDRESS + CODE):
        url = receipt_picture(form, number, code, address)
        assert url.startswith("data:image/png;base64,")
        return Image.open(BytesIO(b64decode(url.partition(",")[2]))).convert("L")

    return drawn


def squares(picture, side):
    """The QR code on the picture, square by square, without its border."""
    scale = QR_SIDE // (side + 4)
    left = MIDDLE - (side + 4) * scale // 2 + 2 * scale + scale // 2
    top = QR_TOP + (QR_SIDE - (side + 4) * scale) // 2 + 2 * scale + scale // 2
    return [[picture.getpixel((left + x * scale, top + y * scale)) < 128 for x in range(side)] for y in range(side)]


@pytest.mark.parametrize("host", ["", "very-long-name-of-a-county.example.gov.cn/" * 3])
def test_the_qr_code_on_it_is_the_address_with_the_long_code(draw, host):
    address = f"{ADDRESS}{host}{CODE}"
    code = segno.make(address, micro=False, error="m", mask=MASK)
    expected = [[bool(dark) for dark in row] for row in code.matrix]
    assert squares(draw(address=address), len(expected)) == expected


def test_number_and_code_are_on_it(draw):
    line = (0, NUMBER_LINE - 20, 600, NUMBER_LINE + 20)
    assert len({draw(number=it).crop(line).tobytes() for it in (" ", "YJ-2026-0418", "YJ-2026-0419")}) == 3
    assert draw().tobytes() != draw(code="8K3M9QXD").tobytes()
