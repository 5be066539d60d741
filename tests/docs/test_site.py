"""The site is built without a warning, and nothing in it comes from another server."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.docs.site import build

#: Attributes by which a page loads something as soon as it is opened.
LOADS = {("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("link", "href")}
NO_LOADING = ("canonical", "next", "prev", "license", "alternate")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("site"))


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "link" and told.get("rel") in NO_LOADING:
            return
        self.loaded += [value for name, value in attrs if (tag, name) in LOADS and value]


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) >= 30
    for path in pages:
        page = _Page()
        page.feed(path.read_text("utf-8"))
        assert page.loaded
        assert [address for address in page.loaded if re.match(r"(https?:)?//", address)] == [], path.name


def test_no_style_and_no_script_asks_elsewhere(site: Path) -> None:
    for path in site.rglob("*.css"):
        text = path.read_text("utf-8")
        assert re.findall(r"(?:url\(|@import)\s*[\"']?((?:https?:)?//[^\"')]+)", text) == [], path.name
    for path in (site / "js").rglob("*.js"):
        assert re.findall(r"(?:fetch|import|src\s*=)\s*\(?[\"']https?://[^\"']+", path.read_text("utf-8")) == [], (
            path.name
        )


def test_the_reference_has_the_public_functions(site: Path) -> None:
    ids = {
        name for path in (site / "reference").glob("*.html") for name in re.findall(r'id="([\w.]+)"', path.read_text())
    }
    for name in ("kg.api.build", "kg.api.load", "kg.api.Graph.query", "kg.query.answer.Answer.to_csv", "kg.extract.extractor",
                 "kg.model.Relation", "kg.views.rdf.to_dataset", "kg.store.generations.reading", "kg.publish.publish.plan",
                 "kg.errors.KgError"):  # fmt: skip
        assert name in ids, name


def test_pictures_are_small_and_all_shown() -> None:
    shown = {
        Path(name).name
        for page in (ROOT / "docs").rglob("*.md")
        for name in re.findall(r"\]\(([^)]+\.png)\)", page.read_text("utf-8"))
    }
    pictures = list((ROOT / "docs" / "pictures").glob("*.png"))
    assert {path.name for path in pictures} == shown
    assert [path.name for path in pictures if path.stat().st_size > 250_000] == []
