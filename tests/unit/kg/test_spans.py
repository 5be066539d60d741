"""Sentence bounds: for each language what must end a sentence and what must not."""

from __future__ import annotations

import time

import pytest

from kg.spans import sentences

CASES: list[tuple[str, list[str]]] = [
    ("de", ["Der Umsatz stieg um 3 Mio. Euro.", "Das Ebit fiel."]),
    ("de", ["Das sind 300 Mrd.", "Der Umsatz fiel."]),
    ("de", ["Am 13. Oktober z. B. war Dr. Müller da.", "Danach nicht."]),
    ("de", ["Es war im 3. Quartal so, d. h. ca. 5 Prozent, u. a. bei Nr. 7 in St. Gallen.", "Das Ergebnis ist gut."]),
    ("de", ["Der Wert lag bei 13.", "Der Umsatz fiel."]),
    ("de", ["Er kam auf den 2. Platz.", "Sie kam auf den 1. Rang."]),
    ("de", ["Das war 2023.", "Umsatz und Gewinn stiegen."]),
    ("de", ["„Wir wachsen.“", "Der Chef sagte das."]),
    ("de", ["„Wir wachsen!“, sagte der Chef.", "Gut so."]),
    ("de", ["»Wir wachsen.«", "So sprach er."]),
    ("de", ["BERLIN (dpa) – Der Konzern wächst.", "Die Aktie steigt."]),
    ("de", ["Hamburg, 18. Mai (Reuters) - Die Aktie fiel.", "Sie schloss bei 3,50 Euro."]),
    ("de", ["Die J. P. Morgan AG u. Co. KG wächst.", "Er kommt."]),
    ("de", ["Was nun?", "Nichts!", "Und dann…", "Der Rest."]),
    ("de", ["Das kostet 1.200,50 Euro.", "iPhone-Absatz und Erlös steigen."]),
    ("de", ["Siehe www.firma.de oder mail@firma.de.", "Das hilft."]),
    ("de", ["Yahoo! Finance meldete das.", "Es stimmt."]),
    ("de", ["Vitamin C.", "Das ist gesund."]),
    ("en", ["J. P. Morgan said so.", "It was right."]),
    ("en", ["In the U.S. sales rose.", "They fell in the U.K."]),
    ("en", ["They fell in the U.S.", "The company said so."]),
    ("en", ["Apple Inc. rose at 5 p.m. Tuesday.", "Mr. Cook said so."]),
    ("en", ["It earned $3.5 a share vs. $2.1.", "That beat No. 2."]),
    ("en", ['"We grew."', "He left."]),
    ("en", ["NEW YORK, Aug. 13 (AP) — Shares fell.", "Then they rose."]),
    ("en", ["It works!", "Does it?", "Yes."]),
    ("fr", ["« Nous croissons. »", "Le PDG, M. Dupont, l'a dit.", "Il a raison."]),
    ("fr", ["Les ventes, env. 3,5 %, montent.", "Mme Durand est là."]),
    ("es", ["El Sr. Pérez y la Sra. López de Iberia S.A. crecen.", "La empresa gana."]),
    ("es", ["¿Crece?", "¡Sí!", "Los EE.UU. crecen."]),
    ("it", ["La Rossi S.p.A. cresce.", "Il sig. Bianchi lo dice."]),
    ("it", ["L'utile è di 3,5 mln.", "Il gruppo cresce."]),
    ("nl", ["ING Groep N.V. groeit o.a. in Azië.", "De winst stijgt."]),
    ("nl", ["Dhr. De Vries zei het.", "Het klopt."]),
    ("pt", ["O Sr. Silva da Vale S.A. saiu.", "A empresa cresce."]),
    ("pl", ["Spółka zarobiła 5 mln zł, np. w Polsce.", "To dużo."]),
    ("sv", ["Bolaget växer t.ex. i Norge.", "Det är bra."]),
    ("fi", ["Yhtiö kasvoi esim. Suomessa.", "Se on hyvä."]),
    ("el", ["Τα έσοδα αυξήθηκαν.", "Η εταιρεία κέρδισε."]),
    ("ru", ["Компания заработала 5 млрд руб. в 2024 г.", "Это много."]),
    ("tr", ["Şirket büyüdü.", "Bu iyi."]),
    ("id", ["PT Maju Tbk. tumbuh.", "Ini bagus."]),
    ("xx", ["Der Umsatz stieg um 3 Mio. Euro.", "The company said so."]),
]


@pytest.mark.parametrize(("lang", "expected"), CASES, ids=[f"{lang}:{parts[0][:40]}" for lang, parts in CASES])
def test_bounds(lang: str, expected: list[str]) -> None:
    text = " ".join(expected)
    assert [text[a:b] for a, b in sentences(text, lang)] == expected


def test_closing_guillemets_after_a_space_stay_with_their_sentence() -> None:
    text = "« Nous croissons.\u00a0» Le PDG l'a dit."
    assert [text[a:b] for a, b in sentences(text, "fr")] == ["« Nous croissons.\u00a0»", "Le PDG l'a dit."]


def test_line_breaks() -> None:
    text = "Titel ohne Punkt\nDer Text beginnt.\n\nneuer Absatz\n- Punkt eins\n- Punkt zwei"
    expected = ["Titel ohne Punkt", "Der Text beginnt.", "neuer Absatz", "- Punkt eins", "- Punkt zwei"]
    assert [text[a:b] for a, b in sentences(text, "de")] == expected


def test_a_hard_wrapped_line_goes_on() -> None:
    text = "Der Konzern hat im Quartal mehr\nverdient als im Vorjahr. Er\nist zufrieden."
    assert len(sentences(text, "de")) == 2


def test_a_hard_wrapped_text_goes_on_before_a_capital_too() -> None:
    lines = [
        "The company said on Tuesday that it had earned more than",
        "expected in the second quarter because of its chief",
        "Executive officer, who had cut the costs of the firm in",
        "many ways and thereby made it stronger than it has been",
        "for years and years in all of its lines of business and.",
    ]
    assert len(sentences("\n".join(lines), "en")) == 1


def test_numbered_lists() -> None:
    text = "Die Zahlen:\n1. Der Umsatz stieg.\n2. Der Gewinn fiel."
    assert [text[a:b] for a, b in sentences(text, "de")] == [
        "Die Zahlen:",
        "1. Der Umsatz stieg.",
        "2. Der Gewinn fiel.",
    ]


def test_bullets_in_one_line() -> None:
    text = "Umsatz 3 Mio. Euro • Gewinn 2 Mio. Euro"
    assert [text[a:b] for a, b in sentences(text, "de")] == ["Umsatz 3 Mio. Euro", "• Gewinn 2 Mio. Euro"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t\u00a0"])
def test_nothing_to_say(text: str) -> None:
    assert sentences(text, "de") == []


@pytest.mark.parametrize(
    "text", ["Der Umsatz stieg um 3 Mio. Euro. " * 3_000, "x" * 10**6, "." * 10**6, "\n" * 10**5, "1. " * 5_000]
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    def seconds(part: str) -> float:
        start = time.process_time()
        sentences(part, "de")
        return time.process_time() - start

    half = min(seconds(text[: len(text) // 2]) for _ in range(2))
    whole = min(seconds(text) for _ in range(2))
    assert whole < 4 * half + 0.5
