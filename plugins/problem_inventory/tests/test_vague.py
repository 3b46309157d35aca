"""Words that make a promise vague."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.problem_inventory.vague import WORDS, vague_sentences


@pytest.mark.parametrize("word", WORDS)
def test_each_of_the_words_is_warned_about(word):
    (found,) = vague_sentences(f"{word}做好文印管理。")
    assert found.words == (word,)


@pytest.mark.parametrize(
    "text",
    [
        "进一步加强管理，每月公开1次", "尽快办理，3月5日前答复", "切实落实《财务管理制度》", "加强学习，每季度一次",
        "逐步整改十二项", "努力提高到９５％", "适时印发办发〔2026〕3号", "不断完善，年底前印发",
    ],
)  # fmt: skip
def test_what_can_be_held_against_something_is_not_vague(text):
    assert vague_sentences(text) == []


@pytest.mark.parametrize("text", ["修订《关于进一步加强管理的办法》", "开展“切实为民”活动", "公开文印费用", ""])
def test_titles_and_quotations_keep_their_words(text):
    assert vague_sentences(text) == []


def test_a_number_in_another_sentence_does_not_help():
    (found,) = vague_sentences("每月公开1次。切实抓好落实；加强督查")[:1]
    assert found.sentence == "切实抓好落实"
    assert len(vague_sentences("每月公开1次。切实抓好落实；加强督查")) == 2


def test_one_step_further_counts_no_steps():
    assert vague_sentences("进一步规范") != []


@given(st.text(alphabet="加强进一步每月1次。；《》“”\n文印", max_size=60))
def test_only_sentences_of_the_text_are_named(text):
    for found in vague_sentences(text):
        assert found.sentence in text
        assert set(found.words) <= set(WORDS)
