"""Training items: rewriting keeps spans on their words, joining keeps links on their spans."""

import random
from dataclasses import replace

from extractors.training.augment import Augmenter, NameLists, skip_sentences, swap_names, vary_figures
from extractors.training.items import Item, ItemSpan, item_of, join, rewrite, without
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


LONG = parse_passage(
    """@ x lang=de date=2024-08-01
[Kvint AG|a Company] wächst weiter. [Sie|r REF] stellt den [Q1|p Product] her. [Chefin|t ROLE=CEO] ist [Ida Kolb|k Person].
[2023|y PERIOD=2023] [setzte|m METRIC=revenue] [Kvint|b Company] [5 Millionen Euro|v MONEY] um.
[Im ersten Halbjahr|z PERIOD=2024-H1] [setzte|n METRIC=revenue] [das Haus|s REF] [3 Millionen Euro|w MONEY] um. Das war alles.
= rel makes r p
= coref r a
= rel holdsPosition k a role:t
= same b a
= coref s b
= fact of:b metric:m value:v period:y
= fact of:s metric:n value:w period:z"""
)


def test_a_stretch_is_taken_out_with_its_spans_and_links() -> None:
    item = item_of(LONG)
    cut = without(item, item.text.index("Sie stellt"), item.text.index("Im ersten"))
    assert cut.text == "Kvint AG wächst weiter. Im ersten Halbjahr setzte das Haus 3 Millionen Euro um. Das war alles."
    assert words(cut) == ["Kvint AG", "Im ersten Halbjahr", "setzte", "das Haus", "3 Millionen Euro"]
    assert cut.positives == []
    (figure,) = cut.numbers
    assert (figure.number, figure.target, figure.of, figure.period) == (4, 2, 3, 1)
    assert cut.clusters[0] == cut.clusters[3]


def test_a_subject_named_in_the_gap_is_another_mention_of_it_or_nobody() -> None:
    item = item_of(LONG)
    figure = item.numbers[0]
    mention = words(item).index("Kvint")
    start, end = item.spans[mention].start, item.spans[mention].end
    assert figure.of == mention
    without_mention = without(item, start, end)
    assert words(without_mention)[without_mention.numbers[0].of or 0] in ("Kvint AG", "Sie", "das Haus")
    alone = replace(item, clusters=list(range(len(item.spans))))
    assert without(alone, start, end).numbers[0].of is None


def test_skipping_keeps_the_headline_and_two_sentences() -> None:
    for seed in range(30):
        text = skip_sentences(item_of(LONG), random.Random(seed)).text
        assert text.startswith("Kvint AG wächst weiter.")
        assert text.endswith("3 Millionen Euro um. Das war alles.")
    assert skip_sentences(item_of(PASSAGE), random.Random(1)) == item_of(PASSAGE)


def test_augmented_spans_never_have_blank_edges() -> None:
    item = item_of(PASSAGE)
    augment = Augmenter(NAMES, {"de": [item_of(PASSAGE)]}, random.Random(5), joined=0.5)
    for _ in range(200):
        assert all(w and w == w.strip() for w in words(augment(item)))


def test_leak_filter_finds_shared_runs_of_eight_words() -> None:
    unseen = LeakFilter(["Der Kurs der Aktie fiel am Montag um drei Prozent auf zwölf Euro"])
    assert not unseen.clean("Er sagte: der Kurs der Aktie fiel am MONTAG, um drei Prozent!")
    assert unseen.clean("Der Kurs der Aktie fiel am Montag, aber nicht um drei Prozent")
