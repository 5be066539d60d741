"""What a growing corpus costs: `python -m tests.bench.corpus [--sizes 10,100,1000,2000] [--workers 2]`.

Articles are made from sentences written here, with names and figures drawn anew for each: a few firms are everywhere,
most are seldom, as in the news. They are built in one go; then a second folder grows to each size, and twenty
articles are added there one by one: mean time, documents read, pairs of names compared, quads touched, bytes written to the store.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import shutil
import tempfile
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from kg.builder import build
from kg.store.generations import current, held

_SYLLABLES = """
    bor vel mar tan kel dor lin gra fen sul ron tek sta wol hart ber nor ost lund par hal cor dan sil brix quan phor zeu
    juv kwe thal mung fjor plex stru gno rhe wyc xan yor ulm imp egg ahl oek uhr eis aum itz opp und vry sche kna pfl tzi
""".split()  # noqa: SIM905
_FIRST = [
    "Anna",
    "Jan",
    "Petra",
    "Lukas",
    "Marie",
    "Tom",
    "Clara",
    "Felix",
    "Nora",
    "Paul",
    "Julia",
    "Max",
    "Ines",
    "Karl",
    "Eva",
    "Ben",
    "Lea",
    "Emil",
    "Ida",
    "Otto",
]
_PLACES = [
    "Hamburg",
    "Köln",
    "Leipzig",
    "Stuttgart",
    "Bremen",
    "Lyon",
    "Grenoble",
    "Leeds",
    "Bristol",
    "Boston",
    "Mailand",
    "Wien",
    "Basel",
    "Gent",
]
_TEMPLATES = {
    "de": (
        "{a} steigert Umsatz auf {x} Millionen Euro",
        "Der Anbieter {a} aus {a_stadt} hat im {q} Quartal {x} Millionen Euro umgesetzt, {p} Prozent mehr als vor einem Jahr.",
        "Der Nettogewinn lag bei {y} Millionen Euro, Analysten hatten {z} Millionen Euro erwartet.",
        "Vorstandschef {ada} sagte am Montag, die Nachfrage bleibe hoch. Finanzchefin {bea} hob die Prognose an.",
        "{a} übernimmt für {z} Millionen Euro den Rivalen {b} aus {b_stadt}.",
        "Das Unternehmen beschäftigt {n} Menschen und stellt die Steuerung {produkt} her.",
        "Zu den Kunden gehört {c}. {d} hält {p} Prozent an {a}.",
        "{e} aus {e_stadt} gilt als schärfster Wettbewerber von {b}.",
    ),
    "en": (
        "{a} lifts revenue to €{x}m",
        "{a}, based in {a_stadt}, reported revenue of €{x} million for the third quarter, up {p} per cent on a year earlier.",
        "Net income was €{y} million; analysts had expected €{z} million.",
        "Chief executive {ada} said demand remained strong. {bea}, chief financial officer, raised the forecast.",
        "{a} has agreed to buy {b} for €{z} million.",
        "The company employs {n} people and makes the {produkt} controller.",
        "Customers include {c}. {d} owns {p} per cent of {a}.",
        "{e} is the closest rival of {b}.",
    ),
    "fr": (
        "{a} porte son chiffre d'affaires à {x} millions d'euros",
        "{a}, installé à {a_stadt}, a réalisé au troisième trimestre un chiffre d'affaires de {x} millions d'euros, en hausse de {p} %.",
        "Le bénéfice net s'est élevé à {y} millions d'euros, les analystes attendaient {z} millions d'euros.",
        "La directrice générale {ada} s'est dite confiante. {bea}, directeur financier, a relevé la prévision.",
        "{a} va racheter {b} pour {z} millions d'euros.",
        "L'entreprise emploie {n} personnes et fabrique le boîtier {produkt}.",
        "{c} compte parmi ses clients. {d} détient {p} % de {a}.",
        "{e} est le principal concurrent de {b}.",
    ),
}

#: So many articles are added one by one at each size; the means are told.
ADDED = 20


def _word(draw: random.Random) -> str:
    return "".join(draw.choice(_SYLLABLES) for _ in range(draw.choice((2, 3)))).capitalize()


class Writer:
    """Articles by number, each always the same, about a world that does not depend on how many are wanted: a firm has one
    seat, one head, one head of finance and one product, whoever writes of it.
    """

    def __init__(self, seed: int = 7) -> None:
        draw = random.Random(seed)
        forms = ("", " AG", " GmbH", " SE", " Industries", " plc", " SA")
        self._seed = seed
        self._firms = [_word(draw) + draw.choice(forms) for _ in range(4000)]
        self._about = {
            firm: {
                "stadt": draw.choice(_PLACES),
                "ada": f"{draw.choice(_FIRST)} {_word(draw)}",
                "bea": f"{draw.choice(_FIRST)} {_word(draw)}",
                "produkt": f"{_word(draw)} {draw.randint(1, 9)}",
            }
            for firm in self._firms
        }

    def article(self, number: int) -> dict[str, str]:
        """A record of a `.jsonl` file."""
        draw = random.Random(f"{self._seed} {number}")

        def one(names: list[str]) -> str:
            return names[int(draw.paretovariate(0.5)) % len(names)]

        lang = draw.choices(("de", "en", "fr"), (5, 3, 2))[0]
        title, *rest = _TEMPLATES[lang]
        # Figures are mostly of firms that are seldom in the news; who is everywhere is named beside them.
        firms = {"a": draw.choice(self._firms), **{letter: one(self._firms) for letter in "bcde"}}
        towns = {f"{letter}_stadt": self._about[firm]["stadt"] for letter, firm in firms.items()}
        given: dict[str, object] = {
            **firms, **towns, **self._about[firms["a"]], "q": draw.choice(("ersten", "zweiten", "dritten")),
            "x": draw.randint(200, 999), "y": draw.randint(10, 99), "z": draw.randint(100, 199),
            "p": draw.randint(2, 49), "n": draw.randint(300, 9000),
        }  # fmt: skip
        lines = [title, *draw.sample(rest, draw.randint(4, len(rest)))]
        day = f"2026-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"
        text = "\n\n".join([lines[0], " ".join(lines[1:])]).format(**given)
        return {"id": f"made-{number}", "text": text, "lang": lang, "date": day, "title": text.split("\n")[0]}


def articles(numbers: range, folder: Path) -> Path:
    """A `.jsonl` file with these articles."""
    writer = Writer()
    path = folder / f"articles-{numbers.start}-{numbers.stop}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in numbers:
            file.write(json.dumps(writer.article(number), ensure_ascii=False) + "\n")
    return path


def bytes_of(folder: Path) -> int:
    """The size of all files below a folder, each inode once."""
    return sum({(s.st_dev, s.st_ino): s.st_size for p in folder.rglob("*") if p.is_file() for s in [p.stat()]}.values())


def new_bytes(output: Path) -> int:
    """The bytes of the current generation that it shares with no other."""
    folder = current(output)
    assert folder is not None
    return sum(s.st_size for p in folder.iterdir() if (s := p.stat()).st_nlink == 1)


def _peak() -> str:
    own, children = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return f"{own / 1024:.0f} MB (largest reading process {children / 1024:.0f} MB)"


def at_once(count: int, place: Path, workers: int) -> Iterator[str]:
    """Build all in one go, then write the files of the graph."""
    path, output = articles(range(count), place), place / "at-once"
    begun = time.perf_counter()
    built = build([str(path)], output, workers=workers, export=False)
    seconds = time.perf_counter() - begun
    graph = built.graph
    yield (f"{count} articles in one go: {seconds:.0f} s, {count / seconds:.1f} documents/s, peak {_peak()}, "
           f"on disk {bytes_of(output) / 1e6:.0f} MB; {len(graph.entities)} entities, {len(graph.relations)} relations, "
           f"{len(graph.facts)} facts, {built.work.added} quads, {built.work.compared} pairs compared")  # fmt: skip
    begun = time.perf_counter()
    build([], output)
    yield f"without reading, with the files of the graph: {time.perf_counter() - begun:.0f} s, then on disk {bytes_of(output) / 1e6:.0f} MB"


def growing(sizes: list[int], place: Path, workers: int) -> Iterator[str]:
    """Grow to each size and add articles there, one by one."""
    output, done = place / "growing", 0
    yield "| articles | documents/s | size on disk, MB | one more: seconds | read | pairs compared | quads touched | bytes written to the store |"
    yield "|---|---|---|---|---|---|---|---|"
    for size in sizes:
        path = articles(range(done, size), place)
        begun = time.perf_counter()
        build([str(path)], output, workers=workers, export=False)
        rate = (size - done) / (time.perf_counter() - begun)
        stored = bytes_of(output)
        costs = [_added(number, place, output) for number in range(size, size + ADDED)]
        means = [sum(cost[i] for cost in costs) / ADDED for i in range(5)]
        yield (f"| {size} | {rate:.1f} | {stored / 1e6:.1f} | {means[0]:.1f} | {means[1]:.0f} | {means[2]:.1f} "
               f"| {means[3]:.0f} | {means[4]:.0f} |")  # fmt: skip
        done = size + ADDED


def _added(number: int, place: Path, output: Path) -> tuple[float, int, int, int, int]:
    """Add one article: seconds, documents read, pairs compared, quads touched, bytes written to the store."""
    path = articles(range(number, number + 1), place)
    with held(output):
        begun = time.perf_counter()
        work = build([str(path)], output, export=False).work
        seconds = time.perf_counter() - begun
        return seconds, work.read, work.compared, work.added + work.removed, new_bytes(output)


def main() -> None:
    """Print all measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="10,100,1000,2000")
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    sizes = [int(size) for size in given.sizes.split(",")]
    place = Path(tempfile.mkdtemp())
    try:
        for line in chain(at_once(sizes[-1], place, given.workers), growing(sizes, place, given.workers)):
            print(line, flush=True)
    finally:
        shutil.rmtree(place)


if __name__ == "__main__":
    main()
