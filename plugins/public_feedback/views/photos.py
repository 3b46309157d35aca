"""The photos of the form: taken in at each sending of it, whether its words are in order or not."""

from flask import request

from portal.errors import TooOften
from portal.records.file_limits import TooManyFiles
from portal.records.staging import stage, unstage

from ..forms import OpinionForm
from ..slowing import slow_uploads

ADD, TAKE_AWAY = "add_photos", "take_away"


def goes_on_writing() -> bool:
    """Whether a button beside the photos was pressed: the words need not be in order yet."""
    return ADD in request.form or TAKE_AWAY in request.form


def slowed(form: OpinionForm) -> TooOften | None:
    """The refusal where the network has to wait; the files that came with this page have to be chosen again then."""
    if not form.photos.data:
        return None
    try:
        slow_uploads()
    except TooOften as error:
        form.photos.data = []
        return error
    return None


def keep_photos(form: OpinionForm) -> None:
    """Take away what was pressed, and let the sound files wait under the token of the form."""
    nonce = form.issued.nonce
    if pressed := request.form.get(TAKE_AWAY, type=int):
        unstage(nonce, pressed)
    try:
        for checked in form.photos.checked:
            stage(nonce, checked)
    except TooManyFiles as error:
        form.photos.errors.append(error.message)
