"""Training items: rewriting keeps spans on their words, joining keeps links on their spans."""

import random

from extractors.training.augment import Augmenter, NameLists, swap_names, vary_figures
from extractors.training.items import Item, ItemSpan, item_of, join, rewrite
from extractors.training.leaks import LeakFilter
from extractors.training.passages import parse_passage

PASSAGE = parse_passage(
    """@ t-2 lang=de date=2024-08-01
[Nordhafen|a Company] und [Ute Rehm|s Person], [Chefin|t ROLE=CEO] von [Nordhafens|b Company] Werk,
[verdienten|m METRIC=net_income] [12 Millionen Euro|v MONEY].
= rel holdsPosition s a role:t
= same b a
= fact of:a metric:m value:v
"""
)
NAMES = NameLists(("Kvant Labs",), ("Ida",), ("Brandt",))


def words(item: Item) -> list[str]:
    return [item.text[s.start : s.end] for s in item.spans]


def test_rewrite_moves_spans_with_their_words() -> None:
    item = item_of(PASSAGE)
    changed = rewrite(item, [(0, 9, "AB")])
    assert words(changed) == ["AB", *words(item)[1:]]


def test_rewrite_at_a_span_edge_keeps_the_neighbour() -> None:
    item = Item("ab cd", "de", "t", [ItemSpan(0, 2, ("Company",)), ItemSpan(3, 5, ("Person",))])
    assert words(rewrite(item, [(2, 3, " und ")])) == ["ab", "cd"]
    assert words(rewrite(item, [(0, 2, "xyz"), (3, 5, "q")])) == ["xyz", "q"]


def test_swapped_names_keep_genitive_and_cluster() -> None:
    swapped = swap_names(item_of(PASSAGE), NAMES, 1.0, random.Random(3))
    assert words(swapped)[0] == "Kvant Labs"
    assert words(swapped)[3] == "Kvant Labss"
    assert words(swapped)[1] == "Ida Brandt"


def test_figures_change_but_stay_figures() -> None:
    seen = {words(vary_figures(item_of(PASSAGE), 1.0, random.Random(seed)))[-1] for seed in range(40)}
    assert any("Mio" in w for w in seen)
    assert any("EUR" in w or "€" in w for w in seen)
    assert all(any(c.isdigit() for c in w) for w in seen)


def test_join_shifts_links_and_merges_equal_names() -> None:
    item = item_of(PASSAGE)
    both = join(item, item, "\n")
    count = len(item.spans)
    assert words(both) == words(item) * 2
    assert both.clusters[0] == both.clusters[count]
    assert ("holdsPosition", 1 + count, count) in both.positives
    assert both.numbers[1].number == item.numbers[0].number + count


def test_augmented_spans_never_have_blank_edges() -> None:
    item = item_of(PASSAGE)
    augment = Augmenter(NAMES, {"de": [item_of(PASSAGE)]}, random.Random(5), joined=0.5)
    for _ in range(200):
        assert all(w and w == w.strip() for w in words(augment(item)))


def test_leak_filter_finds_shared_runs_of_eight_words() -> None:
    unseen = LeakFilter(["Der Kurs der Aktie fiel am Montag um drei Prozent auf zwölf Euro"])
    assert not unseen.clean("Er sagte: der Kurs der Aktie fiel am MONTAG, um drei Prozent!")
    assert unseen.clean("Der Kurs der Aktie fiel am Montag, aber nicht um drei Prozent")
