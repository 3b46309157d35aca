"""Pictures come in drawn anew."""

import io

import pytest
from PIL import Image

from portal.office.inspection import pictures
from portal.office.inspection.looking import look_at
from tests.office.samples import picture, verdict

pytestmark = pytest.mark.once


def drawn(content: bytes, suffix: str = ".jpg") -> Image.Image:
    target = io.BytesIO()
    look_at(io.BytesIO(content), suffix, target)
    return Image.open(target)


def with_exif(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Maker of cameras"
    exif.get_ifd(0x8825)[2] = (27.0, 1.0, 2.0)
    return picture("JPEG", (80, 40), exif=exif)


@pytest.mark.parametrize(("form", "suffix"), [("JPEG", ".jpg"), ("PNG", ".png"), ("GIF", ".gif"), ("WEBP", ".webp")])
def test_each_kind_stays_what_it_is(form, suffix):
    assert verdict(picture(form), suffix) == suffix
    assert drawn(picture(form), suffix).format == form


def test_a_picture_with_the_name_of_another_kind_gets_its_own():
    assert verdict(picture("WEBP"), ".jpg") == ".webp"


def test_place_and_camera_are_gone_and_the_picture_stands_upright():
    content = with_exif(6)
    assert b"Maker of cameras" in content
    target = io.BytesIO()
    look_at(io.BytesIO(content), ".jpg", target)
    turned = Image.open(target)
    assert b"Maker of cameras" not in target.getvalue()
    assert not turned.getexif()
    assert turned.size == (40, 80)
    assert turned.getpixel((20, 5))[0] < 90 < 200 < turned.getpixel((20, 75))[0]


def test_words_hidden_in_a_picture_are_gone():
    from PIL.PngImagePlugin import PngInfo

    said = PngInfo()
    said.add_text("Comment", "secret")
    assert drawn(picture("PNG", pnginfo=said), ".png").info == {}


def test_what_is_hung_on_behind_a_picture_is_gone():
    target = io.BytesIO()
    look_at(io.BytesIO(picture() + b"PK\x03\x04 hidden"), ".jpg", target)
    assert b"hidden" not in target.getvalue()


def test_a_transparent_picture_stays_transparent():
    target = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(target, "PNG")
    assert drawn(target.getvalue(), ".png").getpixel((5, 5))[3] == 0


def test_large_pictures_are_made_smaller():
    assert max(drawn(picture(size=(5000, 100))).size) == pictures.LONGEST_SIDE


def test_too_many_pixels_are_refused_before_they_are_unpacked(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_PIXELS", 1000)
    assert verdict(picture(), ".jpg") == "too_many_pixels"


@pytest.mark.parametrize(
    "content", [picture()[:200], picture("PNG")[:60], b"\xff\xd8\xff" + b"\0" * 100, b"no picture"]
)
def test_a_broken_picture_is_damaged(content):
    assert verdict(content, ".jpg") == "damaged"


def test_a_picture_of_a_kind_that_few_can_open_is_told_by_name():
    assert verdict(b"\0\0\0\x18ftypheic" + b"\0" * 100, ".jpg") == "heic"
