from __future__ import annotations

import pytest

from kg.names import bases, initials, name_key, nominative, tidy, without_article, without_legal_form


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Krüger GmbH & Co. KG", "Krüger"),
        ("Apple Inc.", "Apple"),
        ("Toyota Motor Co., Ltd.", "Toyota Motor"),
        ("Volkswagen Aktiengesellschaft", "Volkswagen"),
        ("Société Générale SA", "Société Générale"),
        ("Enel S.p.A.", "Enel"),
        ("Novo Nordisk A/S", "Novo Nordisk"),
        ("Henkel AG & Co. KGaA", "Henkel"),
        # near misses: a form in front, or a small word, is part of the name
        ("AG Barr", "AG Barr"),
        ("SE Ranking", "SE Ranking"),
        ("Such as", "Such as"),
        ("AG", "AG"),
    ],
)
def test_legal_forms_go_only_from_the_end(name: str, bare: str) -> None:
    assert without_legal_form(name) == bare


@pytest.mark.parametrize(
    ("a", "b", "type_"),
    [
        ("Deutsche Bank AG", "deutsche bank", "Company"),
        ("Müller", "Mueller", "Person"),
        ("Citroën", "Citroen", "Company"),
        ("„Horizon Worlds“", "Horizon Worlds", "Product"),
        ("Dr. Susan Li", "Susan Li", "Person"),
        ("The Boeing Company", "Boeing", "Company"),
        ("Renault Group", "Renault", "Company"),
        ("der Spiegel", "Spiegel", "Company"),
    ],
)
def test_keys_forget_what_does_not_tell_apart(a: str, b: str, type_: str) -> None:
    assert name_key(a, type_) == name_key(b, type_)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Siemens", "Siemens Energy"),
        ("Deutsche Bank", "Deutsche Bahn"),
        ("Meta", "Meta AI"),
        ("Ford", "Forde"),
        ("A1", "A2"),
    ],
)
def test_keys_keep_what_tells_apart(a: str, b: str) -> None:
    assert name_key(a) != name_key(b)


@pytest.mark.parametrize(
    ("surface", "lang", "base"),
    [
        ("Metas", "de", "Meta"),
        ("Meta's", "en", "Meta"),
        ("Hughes’", "en", "Hughes"),
        ("BMWs", "de", "BMW"),
        ("Volvos", "sv", "Volvo"),
    ],
)
def test_bases_of_genitives(surface: str, lang: str, base: str) -> None:
    assert bases(surface, lang) == (base,)


@pytest.mark.parametrize(
    ("surface", "lang"), [("US", "de"), ("Renaults", "fr"), ("Hess", "de"), ("EDS", "de"), ("Max", "de")]
)
def test_no_base_where_there_is_no_genitive(surface: str, lang: str) -> None:
    assert bases(surface, lang) == ()


def test_an_inflected_adjective_may_have_other_endings() -> None:
    assert bases("Deutschen Bahn", "de")[0] == "Deutsche Bahn"
    assert "Hamburgisches Amt" in bases("Hamburgischen Amt", "de")
    assert bases("Essen Motor Show", "en") == ()


def test_nominative_asks_what_is_known() -> None:
    known = {"Meta", "Siemens", "Siemen"}.__contains__
    assert nominative("Metas", "de", known) == "Meta"
    assert nominative("Siemens", "de", known) == "Siemens"
    assert nominative("Wirtschaftsministeriums", "de", known) == "Wirtschaftsministerium"
    assert nominative("Bundeskartellamtes", "de", known) == "Bundeskartellamt"
    assert nominative("Manager Magazins", "de", known) == "Manager Magazin"
    assert nominative("Dallas Mavericks", "de", known) == "Dallas Mavericks"
    assert nominative("Labors", "en", known) == "Labors"
    assert nominative("Airbus", "de", known) == "Airbus"
    assert nominative("Tesla’s", "en", known) == "Tesla"


def test_small_things() -> None:
    assert tidy(" „Meta AI“, ") == "Meta AI"
    assert tidy("Alphabet (Google)") == "Alphabet (Google)"
    assert without_article("the Bank of England") == "Bank of England"
    assert without_article("The Trade Desk") == "The Trade Desk"
    assert initials("Bank of England") == "BE"


@pytest.mark.parametrize(
    ("name", "type_", "key"),
    [
        ("Anna Tiedtke-Vogelsang", "Person", "anna tiedtke-vogelsang"),
        ("Anna Tiedtke\N{NON-BREAKING HYPHEN}Vogelsang", "Person", "anna tiedtke-vogelsang"),
        ("K.-H. Struve", "Person", "k-h struve"),
        ("Anna - Tiedtke", "Person", "anna tiedtke"),
        ("Kestner-Gruppe", "Company", "kestner"),
        ("Prof. Dr. Albrecht Graf von Wessling", "Person", "albrecht von wessling"),
        ("Graf von Wessling", "Person", "wessling"),
        ("von Wessling", "Person", "wessling"),
        ("Van der Linden", "Person", "linden"),
        ("Steffi Graf", "Person", "steffi graf"),
        ("Von Wessling", "Company", "von wessling"),
    ],
)
def test_double_names_and_nobility_of_people(name: str, type_: str, key: str) -> None:
    assert name_key(name, type_) == key
    assert name_key(key, type_) == key
