"""The token of a form, and the codes that follow from it and the answers."""

from datetime import timedelta

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.clock import now
from portal.records.receipts import ALPHABET, Codes, Receipts, TokenRefused, canonical, grouped, read_code

RECEIPTS, OTHERS = Receipts("test.letter"), Receipts("test.photo")
ANSWERS = {"body": "路灯坏了", "place": "石桥村"}

answers = st.dictionaries(st.sampled_from(["body", "place", "township"]), st.text(), min_size=1)
codes = st.text(ALPHABET, min_size=26, max_size=26)
# The application is only read from: one serves all examples.
one_app = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)


@pytest.fixture
def token(app):
    return RECEIPTS.read(RECEIPTS.issue())


def test_no_two_tokens_are_the_same(app):
    assert len({RECEIPTS.read(RECEIPTS.issue()).nonce for _ in range(50)}) == 50


def test_a_token_knows_its_age(app):
    with time_machine.travel(now().replace(microsecond=0), tick=False) as clock:
        token = RECEIPTS.read(RECEIPTS.issue())
        clock.shift(timedelta(hours=24))
        assert (token.age, token.expired) == (timedelta(hours=24), False)
        clock.shift(timedelta(seconds=1))
        assert token.expired


@pytest.mark.parametrize("text", ["", "x", "a.b.c", "路灯", "\x00", "." * 10_000])
def test_what_is_no_token_is_refused(app, text):
    with pytest.raises(TokenRefused):
        RECEIPTS.read(text)


def test_a_changed_token_is_refused(app):
    token = RECEIPTS.issue()
    for place, sign in enumerate(token):
        changed = token[:place] + ("A" if sign != "A" else "B") + token[place + 1 :]
        if place != len(token) - 1:  # the last symbol of base64 holds unused bits
            with pytest.raises(TokenRefused):
                RECEIPTS.read(changed)


def test_the_token_of_another_kind_of_form_is_refused(app):
    with pytest.raises(TokenRefused):
        OTHERS.read(RECEIPTS.issue())


@given(answers)
@one_app
def test_the_same_words_with_the_same_token_give_the_same_codes(token, given_answers):
    assert RECEIPTS.codes(token, given_answers) == RECEIPTS.codes(token, dict(reversed(given_answers.items())))


@given(answers, answers)
@one_app
def test_other_words_give_other_codes(token, one, two):
    same = canonical(one) == canonical(two)
    assert (RECEIPTS.codes(token, one) == RECEIPTS.codes(token, two)) is same


def test_another_token_or_kind_gives_other_codes(token):
    other = RECEIPTS.read(RECEIPTS.issue())
    given_codes = {RECEIPTS.codes(token, ANSWERS), RECEIPTS.codes(other, ANSWERS), OTHERS.codes(token, ANSWERS)}
    assert len(given_codes) == 3


def test_the_query_code_is_the_beginning_of_the_long_code(token):
    given_codes = RECEIPTS.codes(token, ANSWERS)
    assert (len(given_codes.long_code), len(given_codes.query_code)) == (26, 8)
    assert given_codes.long_code.startswith(given_codes.query_code)
    assert set(given_codes.long_code) <= set(ALPHABET)


def test_all_symbols_are_used_about_equally(token):
    text = "".join(RECEIPTS.codes(token, {"body": str(number)}).long_code for number in range(400))
    counts = [text.count(symbol) for symbol in ALPHABET]
    assert min(counts) > 230
    assert max(counts) < 430  # 325 each


def test_what_is_stored_tells_nothing_and_depends_on_the_installation(app, tmp_path):
    from portal import create_app

    here = RECEIPTS.hash_of("7K3M9QXD")
    assert len(here) == 32
    assert here != OTHERS.hash_of("7K3M9QXD")
    with create_app(instance=tmp_path / "other").app_context():
        assert RECEIPTS.hash_of("7K3M9QXD") != here


def test_the_seal_holds_for_the_answers_shown_only(token):
    seal = RECEIPTS.seal(token, ANSWERS)
    assert RECEIPTS.sealed(token, ANSWERS, seal)
    assert not RECEIPTS.sealed(token, ANSWERS | {"body": "路灯亮了"}, seal)
    assert not RECEIPTS.sealed(RECEIPTS.read(RECEIPTS.issue()), ANSWERS, seal)
    assert not RECEIPTS.sealed(token, ANSWERS, "封")
    assert seal != RECEIPTS.codes(token, ANSWERS).long_code


@given(answers)
def test_canonical_answers_ignore_line_ends_and_composition(given_answers):
    import unicodedata

    rewritten = {name: unicodedata.normalize("NFD", text).replace("\n", "\r\n") for name, text in given_answers.items()}
    plain = {name: text.replace("\r", "") for name, text in given_answers.items()}
    assert canonical({name: text.replace("\r", "") for name, text in rewritten.items()}) == canonical(plain)


def test_canonical_answers_keep_fields_apart():
    assert canonical({"body": "ab", "place": ""}) != canonical({"body": "a", "place": "b"})


@given(codes, st.sampled_from([8, 26]), st.data())
def test_a_code_is_read_however_it_was_written(code, length, data):
    code, separators = code[:length], ["", " ", "-", "　", "—", "－", "\u200b", "."]
    look_alikes = {"0": "0OoＯ０", "1": "1IiLlⅠ１"}
    written = ""
    for symbol in code:
        choices = look_alikes.get(symbol) or symbol + symbol.lower() + chr(ord(symbol) + 0xFEE0)
        written += data.draw(st.sampled_from(choices)) + data.draw(st.sampled_from(separators))
    assert read_code(written) == code


@given(st.text())
def test_whatever_is_typed_is_a_code_or_nothing(text):
    assert read_code(text) is None or set(read_code(text)) <= set(ALPHABET)


@pytest.mark.parametrize("text", ["", "7K3M", "7K3M9QX", "7K3M9QXDU", "7K3M9QXU", "七K3M9QXD", "7K3M9QXD" * 2])
def test_what_cannot_be_a_code(text):
    assert read_code(text) is None


def test_the_pasted_address_of_a_qr_code_is_read():
    code = "7K3M9QXD2FHTR8VB5N0WJC4EP6"
    assert read_code(f"https://example.test/public_feedback/look-up#{code}") == code


def test_codes_are_shown_in_groups_of_four():
    assert grouped(Codes("7K3M9QXD" + "0" * 18).query_code) == ["7K3M", "9QXD"]
