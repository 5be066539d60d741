"""German words of origin (`Münchner`, `Walldorfer`) and the city that each names.

Formed by the rules of German word formation from the city's name; irregular ones stand in a table. Where two cities
form one word, the larger has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


#: German names of cities that the list has under another name.
_GERMAN = {
    "Vienna": "Wien", "Munich": "München", "Nuremberg": "Nürnberg", "Geneva": "Genf", "Lucerne": "Luzern",
    "Fribourg": "Freiburg", "Neuchâtel": "Neuenburg", "Luxembourg": "Luxemburg", "Brunswick": "Braunschweig",
}  # fmt: skip
#: Cities elsewhere that the German business press makes words of origin of.
_ABROAD = _words(
    "Paris London Brüssel Mailand Turin Rom Madrid Barcelona Lissabon Amsterdam Rotterdam Eindhoven Antwerpen Lyon "
    "Kopenhagen Stockholm Göteborg Oslo Helsinki Warschau Krakau Prag Budapest Bratislava Laibach Zagreb Belgrad "
    "Bukarest Sofia Athen Istanbul Moskau Petersburg Kiew Riga Vilnius Tallinn Dublin Edinburgh Manchester Cambridge "
    "Oxford Boston Chicago Detroit Seattle Washington Houston Dallas Denver Toronto Montreal Vancouver "
    "Peking Shanghai Shenzhen Hongkong Tokio Seoul Singapur Mumbai Bangalore Dubai Jerusalem Sydney Melbourne "
    "Johannesburg Toulouse Straßburg Bozen Triest Bologna Florenz Genua Neapel Espoo Malmö Aarhus"
)
_IRREGULAR = {
    "Hannoveraner": "Hannover", "Münsteraner": "Münster", "Hallenser": "Halle", "Kasseler": "Kassel", "Basler": "Basel",
    "Zürcher": "Zürich", "Züricher": "Zürich", "Münchner": "München", "Münchener": "München", "Dresdner": "Dresden",
    "Badener": "Baden", "Weimarer": "Weimar", "Sankt Galler": "Sankt Gallen", "St. Galler": "Sankt Gallen",
    "Mailänder": "Mailand", "Römer": "Rom", "Luganeser": "Lugano", "Tokioter": "Tokio", "Osloer": "Oslo",
    "Aachener": "Aachen", "Essener": "Essen", "New Yorker": "New York", "Leipziger": "Leipzig", "Prager": "Prag",
}  # fmt: skip
#: Formed words that are German nouns or names first (`Römer`, `Hammer`, `Werder`): no origin by themselves.
_NOUNS = frozenset({"Römer", "Hammer", "Kellner", "Werder", "Weser", "Lager", "Halter", "Banker", "Ander", "Ahlener"})


def _formed(city: str) -> Iterator[str]:
    if city.endswith("e"):
        yield city + "r"
    elif city.endswith("en") and len(city) > 5:
        yield city[:-2] + "er"
        yield city + "er"
    elif city.endswith(("el", "er")):
        yield city + "er"
    else:
        yield city + "er"


@lru_cache(maxsize=1)
def demonyms() -> dict[str, str]:
    """Word of origin -> city, both in German."""
    listed = files("extractors.origins").joinpath("cities.tsv").read_text(encoding="utf-8").split("\n")
    found: dict[str, str] = {}
    for city in [*_ABROAD, *(_GERMAN.get(name, name) for name in listed if name)]:
        for word in _formed(city):
            found.setdefault(word, city)
    found |= _IRREGULAR
    return {word: city for word, city in found.items() if word not in _NOUNS}
