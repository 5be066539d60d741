"""Which language a text is in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

#: The languages that detection chooses from unless told otherwise.
LANGUAGES = ("de", "en", "fr", "es", "it", "nl", "pt", "pl", "sv", "fi", "el", "ru", "tr", "id")
#: ISO 639 for a text that shows no language (digits, signs).
UNKNOWN = "und"
#: Detection is sure after a few sentences; more characters only cost time.
SAMPLE = 6_000


def detect(text: str, languages: Sequence[str] = LANGUAGES) -> str:
    """The ISO 639-1 code of the most likely of `languages`, or `und` for a text without letters."""
    sample = text[:SAMPLE]
    if not any(character.isalpha() for character in sample):
        return UNKNOWN
    return _best(sample, frozenset(languages))


@lru_cache(maxsize=256)
def _best(sample: str, languages: frozenset[str]) -> str:
    # `rank` leaves the library's global list of languages alone; `set_languages` would change it for other users.
    from py3langid.langid import rank

    return next((str(code) for code, _ in rank(sample) if code in languages), UNKNOWN)
