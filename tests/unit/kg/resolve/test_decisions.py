from __future__ import annotations

import pytest

from kg.errors import StoreError
from kg.model import Document, Findings, Mention
from kg.resolve.decisions import COLUMNS, Decision, Side, apart_inside, read_decisions, write_decisions
from kg.resolve.resolve import Resolution, resolve
from tests.factory import doc, mention

HEAD = ",".join(COLUMNS)


def _resolve(*pairs: tuple[Document, tuple[Mention, ...]], decisions: str = "") -> Resolution:
    told = read_decisions(f"{HEAD}\n{decisions}\n", "review.csv") if decisions else ()
    return resolve({d.id: d for d, _ in pairs}, {d.id: Findings(m) for d, m in pairs}, told)


def _one(text: str, *named: tuple[str, str]) -> tuple[Document, tuple[Mention, ...]]:
    d = doc(text)
    return d, tuple(mention(d, words, type_) for words, type_ in named)


BORGMANN = _one("Borgmann baut Regale.", ("Borgmann", "Company"))
WOHNWELT = _one("Die Wohnwelt Nord öffnet.", ("Wohnwelt Nord", "Company"))
HALDEN = _one("Halden und Halden Energie wachsen.", ("Halden Energie", "Company"))


class TestFile:
    def test_round_trip_in_order_and_the_later_word_counts(self) -> None:
        first = Decision(Side("Company", "Borgmann"), Side("Company", "Wohnwelt Nord"), "POSITIVE", "a, b")
        second = Decision(Side("Person", "Jan Wolff", "ab"), Side("Person", "Jan Wolff", "cd"), "NEGATIVE")
        later = Decision(Side("Company", "Wohnwelt Nord"), Side("Company", "Borgmann"), "UNSURE")
        text = write_decisions([second, first])
        assert set(read_decisions(text, "x")) == {first, second}
        assert write_decisions(read_decisions(text, "x")) == text
        assert set(read_decisions(write_decisions([first, second, later]), "x")) == {later, second}

    def test_a_byte_order_mark_empty_lines_and_small_letters_are_read(self) -> None:
        text = "\ufeff" + HEAD + "\n\npositive,Company,A1,,B1,,\n,,,,,,\n"
        assert [d.judgement for d in read_decisions(text, "x")] == ["POSITIVE"]

    @pytest.mark.parametrize(
        ("line", "told"),
        [
            ("MAYBE,Company,A,,B,,", "review.csv, line 2: judgement 'MAYBE' must be one of POSITIVE"),
            ("POSITIVE,Firm,A,,B,,", "type 'Firm' must be one of"),
            ("POSITIVE,Company,,,B,,", "a name is missing"),
            ("NEGATIVE,Company,Velmora AG,,Velmora,,", "compared with itself"),
        ],
    )
    def test_a_wrong_line_is_named(self, line: str, told: str) -> None:
        with pytest.raises(StoreError, match=told):
            read_decisions(f"{HEAD}\n{line}\n", "review.csv")

    def test_a_missing_column_is_named(self) -> None:
        with pytest.raises(StoreError, match="no column right"):
            read_decisions("judgement,type,left\n", "review.csv")


class TestEffect:
    def test_people_join_what_no_rule_would(self) -> None:
        assert len(_resolve(BORGMANN, WOHNWELT).entities) == 2
        found = _resolve(BORGMANN, WOHNWELT, decisions="POSITIVE,Company,Borgmann,,Wohnwelt Nord,,")
        (entity,) = found.entities
        assert {entity.name, *entity.aliases} == {"Borgmann", "Wohnwelt Nord"}
        assert [r.rule for r in found.reasons[entity.id]] == ["a person decided"]

    def test_people_part_what_a_rule_joined(self) -> None:
        a = _one("ExxonMobil wächst.", ("ExxonMobil", "Company"))
        b = _one("Exxon Mobil schrumpft.", ("Exxon Mobil", "Company"))
        assert len(_resolve(a, b).entities) == 1
        assert len(_resolve(a, b, decisions="NEGATIVE,Company,ExxonMobil,,Exxon Mobil,,").entities) == 2

    def test_two_things_of_one_name_are_parted_by_document(self) -> None:
        a = _one("Jan Wolff führt das Werk.", ("Jan Wolff", "Person"))
        b = _one("Jan Wolff malt.", ("Jan Wolff", "Person"))
        c = _one("Jan Wolff kommt.", ("Jan Wolff", "Person"))
        assert len(_resolve(a, b, c).entities) == 1
        line = f"NEGATIVE,Person,Jan Wolff,{a[0].id},Jan Wolff,{b[0].id},"
        found = _resolve(a, b, c, decisions=line)
        assert [e.name for e in found.entities] == ["Jan Wolff", "Jan Wolff"]
        assert found.entity_of(a[1][0].id) != found.entity_of(b[1][0].id)

    def test_what_is_left_open_is_neither_joined_nor_asked_again(self) -> None:
        a = _one("ExxonMobil wächst.", ("ExxonMobil", "Company"))
        b = _one("Exxon Mobil schrumpft.", ("Exxon Mobil", "Company"))
        found = _resolve(a, b, decisions="UNSURE,Company,ExxonMobil,,Exxon Mobil,,")
        assert len(found.entities) == 2
        assert not found.doubts

    def test_a_decision_on_names_that_are_not_there_changes_nothing(self) -> None:
        line = "POSITIVE,Company,Nirgendwo,,Anderswo,,"
        assert _resolve(BORGMANN, WOHNWELT, decisions=line) == _resolve(BORGMANN, WOHNWELT)

    def test_inside_one_article(self) -> None:
        d = Decision(Side("Company", "Halden"), Side("Company", "Halden Energie", "x"), "NEGATIVE")
        assert apart_inside([d], "x") == [("Firm|halden", "Firm|halden energie")]
        assert apart_inside([d], "y") == []
