"""Pictures are drawn anew, so that only the picture comes in: no place, no camera, nothing hidden behind it."""

from typing import IO

from PIL import Image, ImageOps, UnidentifiedImageError

from .verdict import Refused

MOST_PIXELS = 64_000_000  # the cameras of today's telephones; more would not fit into the memory allowed
LONGEST_SIDE = 4096
SAVED_AS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "GIF": "GIF", "WEBP": "WEBP"}
SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "GIF": ".gif", "WEBP": ".webp"}


def draw_anew(source: IO[bytes], target: IO[bytes]) -> str:
    """Write the picture itself to `target`, upright, without any other content; returns the suffix it must have.

    Of several pictures in one file the first stays. Raises Refused when it cannot be read, or is too large.
    """
    Image.MAX_IMAGE_PIXELS = None  # counted below, before anything is unpacked
    source.seek(0)
    try:
        picture = Image.open(source, formats=list(SUFFIXES))
        if picture.width * picture.height > MOST_PIXELS:
            raise Refused("too_many_pixels")
        return _redraw(picture, target)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, IndexError) as error:
        raise Refused("damaged") from error


def _redraw(picture: Image.Image, target: IO[bytes]) -> str:
    form = SAVED_AS[str(picture.format)]
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))  # before turning: of a large one less has to be held
    upright = ImageOps.exif_transpose(picture)
    if form == "JPEG" and upright.mode not in ("L", "RGB"):
        upright = upright.convert("RGB")
    bare = upright.copy()
    bare.info = {key: value for key, value in upright.info.items() if key == "transparency"}
    bare.save(target, form, **({"quality": 88} if form in ("JPEG", "WEBP") else {}))
    return SUFFIXES[form]
