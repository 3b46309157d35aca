"""The receipt on its page: as a picture to save, which has no address of its own."""

import re

import pytest
from PIL import Image

from plugins.public_feedback.views.sending import FORMS


def test_both_languages_have_a_form_of_the_same_size():
    forms = [Image.open(FORMS / f"{language}.png").convert("L") for language in ("zh", "en")]
    assert [it.size for it in forms] == [(600, 800), (600, 800)]
    assert forms[0].tobytes() != forms[1].tobytes()


@pytest.mark.once
def test_it_is_small_and_has_no_address_of_its_own(sender):
    receipt = sender.send()
    (picture,) = re.findall(r'<img[^>]*src="([^"]*)"', sender.page)
    assert len(picture) < 12_000
    assert sender.answer.headers["Cache-Control"] == "no-store"
    assert receipt.long_code not in picture
