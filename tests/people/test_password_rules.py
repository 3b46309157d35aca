"""Which passwords are refused."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.people import passwords
from portal.people.password_rules import ENOUGH, SHORTEST, complaint, remaining

signs = st.text(string.ascii_letters + string.digits + string.punctuation + "山水田土木火", max_size=60)


@pytest.mark.parametrize(
    "password",
    [
        "Woaini1314520!", "zhaoli19900101", "qwertyuiop[]", "P@ssw0rd12345", "abcabcabcabc", "13812345678abc",
        "我爱中国我爱政协办公室", "1qaz2wsx3edc", "Zhengxie@2026!", "aaaaaaaaaaaaaaaa", "1990年01月01日生日",
        "zhao.li.2026!", "qingshanzhengxie", "07381234567890", "430102199001011234", "mimawodemima",
        "甲乙丙丁戊己庚辛壬癸一二", "!@#$%^&*()_+",
    ],
)  # fmt: skip
def test_easy_ones_are_refused(app, password):
    with app.test_request_context():
        assert complaint(password, ["zhao.li", "赵立", "qingshan"])


@pytest.mark.parametrize(
    "password",
    ["tractor lemon basin", "红木桌子 蓝色雨伞 慢车票", "xkcdbatterystaple7", "guilin-chayeshu-lanqiu", "Xq7#bTz2!mKw"],
)
def test_good_ones_are_taken(app, password):
    with app.test_request_context():
        assert complaint(password, ["zhao.li", "赵立"]) is None


def test_no_rule_of_composition(app):
    with app.test_request_context():
        assert complaint("nurlauterkleinebuchstaben") is None


@given(signs)
def test_never_longer_than_it_is(password):
    assert 0 <= remaining(password) <= len(password) * 4  # NFKC may draw one sign apart


@given(signs.filter(lambda it: len(it) < SHORTEST))
def test_short_ones_never_pass(app_words, password):
    assert app_words(password)


@given(st.sampled_from("abc1甲"), st.integers(SHORTEST, 100))
def test_repeating_one_sign_never_helps(sign, times):
    assert remaining(sign * times) < ENOUGH


@given(signs, signs)
def test_own_words_only_ever_take_away(password, word):
    assert remaining(password, [word]) <= remaining(password)


@pytest.fixture(scope="module")
def app_words():
    """complaint() without an application: the sentences stay in English."""
    from unittest.mock import patch

    with patch("portal.people.password_rules._", lambda text, **values: text % values):
        yield complaint


def test_what_is_typed_is_the_same_from_every_keyboard(app):
    hashed = passwords.hash_password("ｔｒａｃｔｏｒ　ｌｅｍｏｎ")
    assert passwords.verify(hashed, "tractor lemon")
    assert not passwords.verify(hashed, "tractor lemon ")
    assert not passwords.verify(None, "tractor lemon")
    assert not passwords.verify("no hash at all", "tractor lemon")


def test_the_parameters_are_those_of_the_standard():
    from argon2 import PasswordHasher
    from argon2.profiles import RFC_9106_LOW_MEMORY

    assert PasswordHasher().memory_cost == RFC_9106_LOW_MEMORY.memory_cost == 65536
