"""Places that German, English and French name differently (`Warschau`, `Warsaw`, `Varsovie`).

Countries, regions of the world and the cities that time zones are named after, from the Unicode CLDR as packed in
Babel. Nothing else: a town that the CLDR does not list keeps the name that it has.
"""

from __future__ import annotations

from functools import cache

from babel import Locale

from kg.names import name_key

_LANGUAGES = ("de", "en", "fr")


@cache
def _codes() -> dict[str, str]:
    """Codes of territories and time zones by name key; a name of two places has none."""
    found: dict[str, set[str]] = {}
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            found.setdefault(name_key(str(name), "Place"), set()).add(str(code))
    zones = sorted({str(zone) for language in _LANGUAGES for zone in Locale(language).time_zones})
    for zone in zones:
        for language in _LANGUAGES:
            # Where a language has no name of its own, CLDR takes it from the zone's id.
            city = Locale(language).time_zones.get(zone, {}).get("city", zone.rsplit("/", 1)[-1].replace("_", " "))
            found.setdefault(name_key(str(city), "Place"), set()).add(zone)
    return {key: min(codes) for key, codes in found.items() if key and len(codes) == 1}


def place_code(key: str) -> str | None:
    """The CLDR code of the place with this name key (`PL`, `150`, `Europe/Warsaw`), or None."""
    return _codes().get(key)
