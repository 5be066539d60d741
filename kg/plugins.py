"""Find extractors by their entry points, load them when asked, refuse two with one name.

Ours and strangers' enter by the same door: the entry point group `kg.extractors`. An entry point names a class
that is called without arguments, or an instance (such as what `@extractor` makes). `name:argument` calls the class with
that argument (`spacy:de_core_news_lg`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.metadata import EntryPoint, entry_points

from kg.errors import ExtractorUnavailable
from kg.extract import LAYERS, Extractor, Layer

GROUP = "kg.extractors"
#: What a plain `kg build` runs; the pipeline finds the order.
DEFAULT = ("names", "values", "reader", "origins", "kin", "statements")


@dataclass(frozen=True, slots=True)
class Plugin:
    """An installed extractor as `kg extractors` lists it; `problem` says why it cannot be loaded."""

    name: str
    origin: str
    version: str = ""
    needs: frozenset[Layer] = frozenset()
    gives: frozenset[Layer] = frozenset()
    default: bool = False
    problem: str | None = None


def _entries() -> dict[str, EntryPoint]:
    found: dict[str, EntryPoint] = {}
    for entry in entry_points(group=GROUP):
        other = found.get(entry.name)
        if other is not None and other.value != entry.value:
            raise ExtractorUnavailable(
                f"two packages offer an extractor called {entry.name!r}: {_origin(other)} ({other.value}) and "
                f"{_origin(entry)} ({entry.value}). Uninstall one, or ask its author for another name."
            )
        found[entry.name] = entry
    return found


def _origin(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist is not None else entry.value


def available() -> list[Plugin]:
    """All installed extractors, by name; one that cannot be loaded has its `problem` told."""
    plugins = []
    for name, entry in sorted(_entries().items()):
        try:
            one = _load(name, entry)
        except ExtractorUnavailable as error:
            plugins.append(Plugin(name, _origin(entry), default=name in DEFAULT, problem=str(error)))
        else:
            plugins.append(Plugin(name, _origin(entry), one.version, one.needs, one.gives, name in DEFAULT))
    return plugins


def load(names: Sequence[str] | None = None) -> list[Extractor]:
    """The extractors called `names` (default: `DEFAULT`), loaded.

    Raises ExtractorUnavailable for an unknown name (listing the known ones) and for one that cannot be loaded.
    """
    entries = _entries()
    wanted = list(dict.fromkeys(DEFAULT if names is None else names))
    for name in wanted:
        if name.split(":")[0] not in entries:
            raise ExtractorUnavailable(_unknown(name, entries))
    return [_load(name, entries[name.split(":")[0]]) for name in wanted]


def _unknown(name: str, known: Iterable[str]) -> str:
    known = sorted(known)
    if not known:
        return f"no extractor {name!r}: no extractors are installed. Install the package itself: pip install ."
    near = get_close_matches(name, known, 1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    return f"no extractor {name!r}.{hint} Installed: {', '.join(known)}. See: kg extractors"


def _load(name: str, entry: EntryPoint) -> Extractor:
    try:
        loaded = entry.load()
        _, _, argument = name.partition(":")
        one = loaded(*filter(None, [argument])) if isinstance(loaded, type) else loaded
    except ExtractorUnavailable:
        raise
    except ImportError as error:
        raise ExtractorUnavailable(
            f"extractor {name!r} cannot be imported: {error}. Install what it needs, or leave it out with --extractors"
        ) from error
    if not isinstance(one, Extractor):
        raise ExtractorUnavailable(
            f"{entry.value} is no extractor: it lacks one of name, version, needs, gives, read (see CONTRIBUTING.md)"
        )
    strange = (one.needs | one.gives) - set(LAYERS)
    if strange:
        raise ExtractorUnavailable(f"extractor {name!r} speaks of unknown layers {sorted(strange)}; known: {LAYERS}")
    return one
