"""Photos wait under the form's token, come in with the words, and belong to what the receipt stands for."""

from datetime import timedelta
from io import BytesIO

import time_machine
from PIL import Image
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from plugins.public_feedback import slowing
from plugins.public_feedback.models import Opinion
from portal.clock import now
from portal.extensions import db
from portal.people.throttle import Slowdown
from portal.records.attachments import attachments_of
from portal.records.sweeping import sweep_staged
from portal.testing import log_findings

from .conftest import WORDS


def photo(name="lamp.png", colour="red"):
    content = BytesIO()
    Image.new("RGB", (8, 8), colour).save(content, "PNG")
    return BytesIO(content.getvalue()), name


def opinions():
    return list(db.session.scalars(select(Opinion).order_by(Opinion.id)))


def names(opinion):
    return [file.name for file in attachments_of(Opinion.kind, opinion.id)]


def listed(sender):
    return [name for name in ("lamp.png", "pole.png") if f"取下 {name}" in sender.page or f">{name}" in sender.page]


def test_several_photos_come_in_with_the_words(sender):
    sender.open().post("check", body=WORDS, photos=[photo(), photo("pole.png", "blue")])
    assert "lamp.png\npole.png" in sender.page
    assert sender.post("receipt").receipt
    assert names(opinions()[0]) == ["lamp.png", "pole.png"]
    assert log_findings() == []


def test_photos_are_added_one_after_the_other_before_anything_is_written(sender):
    sender.open().post("check", photos=photo(), add_photos="1")
    assert sender.errors == []
    sender.post("check", photos=photo("pole.png", "blue"), add_photos="1", name="王大爷")
    assert listed(sender) == ["lamp.png", "pole.png"]
    assert 'value="王大爷"' in sender.page


def test_a_photo_is_taken_away_and_the_words_stay(sender):
    sender.open().post("check", body=WORDS, photos=[photo(), photo("pole.png", "blue")], add_photos="1")
    sender.post("check", body=WORDS, take_away="1")
    assert (sender.typed, listed(sender)) == (WORDS, ["pole.png"])


def test_a_sound_photo_is_kept_when_words_or_another_file_are_refused(sender):
    sender.open().post("check", body="", photos=[photo(), (BytesIO(b"x"), "virus.exe")])
    assert len(sender.errors) == 2
    assert listed(sender) == ["lamp.png"]


def test_too_many_photos_are_one_sentence(sender):
    shots = [photo(f"{number}.png", (number, 0, 0)) for number in range(7)]
    sender.open().post("check", body=WORDS, photos=shots)
    assert len(sender.errors) == 1
    assert sender.typed == WORDS
    sender.post("check", body=WORDS).post("receipt")
    assert len(names(opinions()[0])) == 5


def test_after_25_hours_the_page_comes_back_with_words_and_photos(sender):
    with time_machine.travel(now()) as clock:
        sender.open().post("check", body=WORDS, photos=photo(), add_photos="1")
        clock.shift(timedelta(hours=25))
        sweep_staged()
        sender.post("check", body=WORDS)
        assert (sender.typed, listed(sender), len(sender.errors)) == (WORDS, ["lamp.png"], 1)
        sender.post("check", body=WORDS).post("receipt")
    assert names(opinions()[0]) == ["lamp.png"]


def test_a_checked_form_sent_after_25_hours_comes_back_with_photos(sender):
    with time_machine.travel(now()) as clock:
        sender.open().post("check", body=WORDS, photos=photo())
        clock.shift(timedelta(hours=25))
        sender.post("receipt")
        assert (sender.typed, listed(sender), len(sender.errors)) == (WORDS, ["lamp.png"], 1)


def test_sent_twice_with_a_photo_it_is_one_opinion_also_a_week_later(sender):
    with time_machine.travel(now()) as clock:
        sender.open().post("check", body=WORDS, photos=photo())
        checked = sender.page
        first = sender.post("receipt").receipt
        for later in (timedelta(minutes=1), timedelta(days=7)):
            clock.shift(later)
            sweep_staged()
            sender.page = checked
            assert sender.post("receipt").receipt == first
    assert [names(opinion) for opinion in opinions()] == [["lamp.png"]]


def test_back_and_another_photo_make_two_opinions(sender):
    sender.open().post("check", body=WORDS, photos=photo())
    checked = sender.page
    first = sender.post("receipt").receipt
    sender.page = checked
    sender.post("receipt", change="1").post("check", body=WORDS, photos=photo("pole.png", "blue"))
    second = sender.post("receipt").receipt
    assert first != second
    assert [names(opinion) for opinion in opinions()] == [["lamp.png"], ["lamp.png", "pole.png"]]
    sender.page = checked
    assert sender.post("receipt").receipt == first


def test_a_photo_added_on_another_page_in_between_is_checked_first(sender):
    sender.open().post("check", body=WORDS, photos=photo())
    checked = sender.page
    sender.post("receipt", change="1").post("check", body=WORDS, photos=photo("pole.png", "blue"), add_photos="1")
    sender.page = checked
    sender.post("receipt")
    assert sender.answer.status_code == 409
    assert "pole.png" in sender.page
    assert opinions() == []
    assert sender.post("receipt").receipt
    assert names(opinions()[0]) == ["lamp.png", "pole.png"]


def test_when_the_write_breaks_off_nothing_is_kept_and_the_next_try_has_all(sender, monkeypatch):
    sender.open().post("check", body=WORDS, photos=photo())

    def fail(*_):
        raise OperationalError("INSERT", {}, Exception("disk full"))

    with monkeypatch.context() as broken:
        broken.setattr("plugins.public_feedback.receiving.attach_photos", fail)
        sender.post("receipt")
    assert (sender.answer.status_code, opinions()) == (503, [])
    assert sender.post("receipt").receipt
    assert names(opinions()[0]) == ["lamp.png"]


def test_many_uploads_have_to_wait_and_the_words_stay(sender, monkeypatch):
    monkeypatch.setattr(slowing, "UPLOADS", Slowdown("public_feedback.upload", free=1, longest=2))
    sender.open().post("check", body=WORDS, photos=photo(), add_photos="1")
    sender.post("check", body=WORDS, photos=photo("pole.png", "blue"), add_photos="1")
    assert (sender.answer.status_code, sender.typed, listed(sender)) == (429, WORDS, ["lamp.png"])


def test_photos_are_for_those_who_may_read_the_opinion(sender, sign_in_as):
    sender.open().post("check", body=WORDS, photos=photo()).post("receipt")
    (file,) = attachments_of(Opinion.kind, opinions()[0].id)
    address = f"/portal/files/{file.id}/{file.name}"
    assert sign_in_as("staff").get(address).status_code == 200
    assert sign_in_as("liaison").get(address).status_code in (403, 404)
    assert sender.client.get(f"/portal/public-files/{file.id}/{file.name}").status_code == 404
