from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from kg import plugins
from kg.errors import ExtractorUnavailable
from kg.extract import Reading, extractor
from kg.model import Findings


@extractor("tickers", version="7", gives=["mentions"])
def tickers(reading: Reading) -> Findings:
    return Findings()


@extractor("odd", version="1", gives=["moods"])  # type: ignore[list-item]
def odd(reading: Reading) -> Findings:
    return Findings()


def _install(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    entries = [EntryPoint(name.rstrip("_"), value, plugins.GROUP) for name, value in values.items()]
    monkeypatch.setattr(plugins, "entry_points", lambda group: entries if group == plugins.GROUP else [])


def test_a_strangers_extractor_is_found_and_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    _install(monkeypatch, tickers=f"{__name__}:tickers")
    (one,) = plugins.load(["tickers"])
    assert (one.name, one.version) == ("tickers", "7")
    (listed,) = plugins.available()
    assert (listed.name, listed.version, listed.problem) == ("tickers", "7", None)


def test_an_unknown_name_lists_the_known_ones_and_guesses(monkeypatch: pytest.MonkeyPatch) -> None:
    _install(monkeypatch, tickers=f"{__name__}:tickers")
    with pytest.raises(
        ExtractorUnavailable, match=r"no extractor 'ticker'. Did you mean 'tickers'\? Installed: tickers"
    ):
        plugins.load(["ticker"])
    _install(monkeypatch)
    with pytest.raises(ExtractorUnavailable, match="pip install"):
        plugins.load(["ticker"])


def test_two_with_one_name_are_refused_and_both_named(monkeypatch: pytest.MonkeyPatch) -> None:
    _install(monkeypatch, tickers=f"{__name__}:tickers", tickers_=f"{__name__}:odd")
    with pytest.raises(ExtractorUnavailable, match=r"two packages offer.*:tickers.*:odd"):
        plugins.load(["tickers"])


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("no_such_module_here:x", "cannot be imported"),
        (f"{__name__}:pytest", "is no extractor"),
        (f"{__name__}:odd", "unknown layers"),
    ],
)
def test_what_cannot_be_loaded_says_why(monkeypatch: pytest.MonkeyPatch, value: str, says: str) -> None:
    _install(monkeypatch, bad=value)
    with pytest.raises(ExtractorUnavailable, match=says):
        plugins.load(["bad"])
    assert says in (plugins.available()[0].problem or "")
