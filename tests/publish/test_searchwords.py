"""Words are folded so that spellings of one word meet, and different words stay apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.publish import searchwords


@pytest.mark.parametrize(
    ("typed", "folded"), [("ＧＰＴ－４", "gpt-4"), ("Self-Attention", "self-attention"), ("ﬁne", "fine")]
)
def test_width_and_case_do_not_count(typed: str, folded: str):
    """Input methods produce full-width letters."""
    assert searchwords.fold(typed) == folded


@pytest.mark.parametrize(
    "same",
    [
        ("token", "tokens"),
        ("tokenization", "tokenisation", "tokenizer", "tokenizers"),
        ("train", "training", "trained", "trains"),
        ("hallucinate", "hallucination", "hallucinations", "hallucinating"),
        ("tune", "tuning", "tuned"),
        ("fit", "fitting", "fitted"),
        ("multimodal", "multimodality"),
    ],
)
def test_forms_of_a_word_meet(same: tuple[str, ...]):
    """Plural, -ing, -ation, British spelling."""
    assert len({searchwords.stem(word) for word in same}) == 1


@pytest.mark.parametrize("word", ["class", "bert", "gpt", "4o", "o1", "rlhf", "mmlu", "词元", "es"])
def test_short_words_names_and_chinese_stay(word: str):
    """Nothing is left of a short name when an ending is cut off."""
    assert searchwords.stem(word) == word


@pytest.mark.parametrize(
    "apart", [("model", "modality"), ("train", "transformer"), ("memory", "memorize"), ("reason", "reward")]
)
def test_different_words_stay_apart(apart: tuple[str, str]):
    """An ending too many would mix results."""
    assert len({searchwords.stem(word) for word in apart}) == 2


def test_a_long_chinese_word_is_found_by_the_words_in_it():
    """Who types 注意 or 学习 wants 注意力 and 强化学习 too."""
    assert {"强化", "学习"} <= set(searchwords.inner("强化学习"))
    assert searchwords.inner("学习") == ()


def test_a_text_becomes_words():
    """Cut Chinese, Latin words without their endings, numbers with their points."""
    assert searchwords.tokens("GPT-3.5 训练了 tokens。") == ["gpt", "3.5", "训练", "了", "token"]


def test_a_word_that_was_learned_is_cut_out_of_texts_already_seen(tmp_path: Path):
    """A preview stays open while somebody adds a term."""
    assert "元宝词" not in searchwords.tokens("新的元宝词单")
    dictionary = tmp_path / "dictionary.txt"
    dictionary.write_text("元宝词 100000\n", encoding="utf-8")
    searchwords.learn(dictionary)
    assert "元宝词" in searchwords.tokens("新的元宝词单")


@pytest.mark.parametrize(
    ("name", "sounds"),
    [
        ("自注意力", ["zi zhu yi li"]),
        ("KV 缓存", ["kv huan cun"]),
        ("微调", ["wei tiao", "wei diao"]),
        ("长短期", ["chang duan qi", "zhang duan qi"]),
    ],
)
def test_names_have_a_sound(name: str, sounds: list[str]):
    """A character with two common readings is found by either."""
    assert searchwords.pinyin(name) == sounds


def test_traditional_characters_are_folded_where_ours_occur():
    """A table for all characters would be ten times as large."""
    table = searchwords.traditional(set("体机"), set())
    assert table["體"] == "体"
    assert table["機"] == "机"
    assert set(table.values()) == {"体", "机"}


def test_a_character_of_our_own_names_is_not_folded():
    """著佐权 is written with a character that is traditional elsewhere."""
    assert "乾" in searchwords.traditional(set("干"), set())
    assert "乾" not in searchwords.traditional(set("干乾"), {"乾"})


def test_words_of_taiwan_become_ours():
    """Some words differ and not only characters."""
    table = searchwords.regional({"网络", "信息"})
    assert table["网路"] == "网络"
    assert table["资讯"] == "信息"
    assert set(table.values()) == {"网络", "信息"}
