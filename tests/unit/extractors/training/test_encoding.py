"""Items as arrays: what is taught as right, as wrong, and what is left open."""

import random

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from extractors.reader.labels import PAIR_INDEX, SOFTMAXES, TYPE_INDEX
from extractors.training.encoding import Encoded, Targets, encode, mix, targets
from extractors.training.items import Item, ItemSpan, item_of
from extractors.training.passages import parse_passage

TEXT = """@ e-1 lang=en date=2024-08-01
[Alpha|a Company] bought [Beta|b Company] . [Alpha|d Company] had [sales|m METRIC=revenue] of [5|v MONEY]
up [3|c PERCENT] in [2023|p PERIOD=2023] , not [7|w MONEY]
= rel acquired a b
= same d a
= fact of:d metric:m value:v change:c basis:yoy period:p
"""


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    vocabulary = {"[UNK]": 3}
    words = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    return words


def encoded(item: Item, tokenizer: Tokenizer) -> Encoded:
    return encode(item, tokenizer, 64, random.Random(0))


def goal(item: Item, tokenizer: Tokenizer) -> Targets:
    one = encoded(item, tokenizer)
    return targets(item, *mix(one.places, [], 0.0, random.Random(0)))


def row(found: Targets, source: int, target: int) -> int:
    return int(np.nonzero((found.pairs[0] == source) & (found.pairs[1] == target))[0][0])


def test_full_annotation_leaves_one_tag_a_piece(tokenizer: Tokenizer) -> None:
    one = encoded(item_of(parse_passage(TEXT)), tokenizer)
    assert (one.allowed[one.counted].sum(1) == 1).all()


def test_what_a_source_leaves_out_stays_open(tokenizer: Tokenizer) -> None:
    item = Item("Alpha met Ida", "en", "t", [ItemSpan(0, 5, ("Company", "Organization"))], free=frozenset(("Person",)))
    one = encoded(item, tokenizer)
    company, person = 1 + 2 * TYPE_INDEX["Company"], 1 + 2 * TYPE_INDEX["Person"]
    assert one.allowed[1, company]
    assert not one.allowed[1, 0]
    assert one.allowed[3, 0]
    assert one.allowed[3, person]
    assert not one.allowed[3, company]


def test_other_mentions_of_a_related_pair_are_left_open(tokenizer: Tokenizer) -> None:
    found = goal(item_of(parse_passage(TEXT)), tokenizer)
    acquired = PAIR_INDEX["acquired"]
    assert found.sigmoid[row(found, 0, 1), acquired] == 1
    assert found.weight[row(found, 2, 1), acquired] == 0  # the other mention of the buyer
    assert found.weight[row(found, 1, 0), acquired] == 1  # the reverse is a real negative
    assert found.sigmoid[row(found, 1, 0), acquired] == 0


def test_a_number_has_its_governor_subject_and_period(tokenizer: Tokenizer) -> None:
    found = goal(item_of(parse_passage(TEXT)), tokenizer)
    kinds = {name: i for i, name in enumerate(SOFTMAXES)}
    assert found.soft[4, 3, kinds["value"]]
    assert found.soft[5, 4, kinds["change_of"]]
    assert set(np.nonzero(found.soft[4, :, kinds["of"]])[0]) == {0, 2}  # either mention of the subject is right
    assert found.soft[4, 6, kinds["period"]]
    assert found.null[7, 0]  # the last figure stands for nothing
    assert not found.null[4, 0]


def test_nothing_is_taught_about_links_of_partly_annotated_texts(tokenizer: Tokenizer) -> None:
    item = item_of(parse_passage(TEXT))
    item.complete = False
    item.positives, item.numbers = [], []
    found = goal(item, tokenizer)
    assert found.weight.sum() == 0
    assert found.asked.sum() == 0


def test_found_spans_stand_in_for_gold_ones() -> None:
    gold: list[tuple[int, int, int] | None] = [(1, 2, 0), (5, 5, 1)]
    predicted = [(1, 1, 0), (8, 9, 2)]
    seen = {tuple(mix(gold, predicted, 1.0, random.Random(seed))[0]) for seed in range(60)}
    assert any((1, 1, 0) in spans for spans in seen)  # its bounds
    assert any((8, 9, 2) in spans for spans in seen)  # its false span
    assert any(all(s[:2] != (5, 5) for s in spans) for spans in seen)  # its missing span
