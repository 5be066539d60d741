"""The site of the documentation in a real Chromium: nothing comes from elsewhere, search finds, light and dark change."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import READY_MS
from tests.docs.site import build


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def base(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@dataclass
class Read:
    """One open page of the site, with what it asked for and complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def run(self, expression: str) -> Any:
        return self.page.evaluate(expression)


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[..., Read]]:
    contexts: list[BrowserContext] = []

    def at(address: str, **options: Any) -> Read:
        contexts.append(browser.new_context(**options))
        one = Read(contexts[-1].new_page())
        one.page.on("request", lambda request: one.requests.append(request.url))
        one.page.on("pageerror", lambda error: one.complaints.append(str(error)))
        one.page.on("console", lambda m: one.complaints.append(m.text) if m.type in ("error", "warning") else None)
        one.page.goto(address)
        return one

    yield at
    for context in contexts:
        context.close()


@pytest.mark.parametrize("page", ["index", "tutorial", "howto/review", "ontology", "reference/kg", "explorer"])
def test_a_page_asks_only_its_own_server(base: str, page: str, opened: Callable[..., Read]) -> None:
    view = opened(f"{base}/{page}.html")
    view.page.wait_for_load_state("networkidle")
    assert view.requests
    assert [address for address in view.requests if not address.startswith(base + "/")] == []
    assert view.complaints == []
    assert view.run("[...document.images].filter((one) => !one.naturalWidth).length") == 0


def test_search_finds_words_of_the_ontology(base: str, opened: Callable[..., Read]) -> None:
    view = opened(f"{base}/index.html")
    view.page.click("[data-bs-target='#mkdocs_search_modal']")
    view.page.click("#mkdocs-search-query")
    view.page.keyboard.type("agreesWith", delay=20)
    found = view.page.locator("#mkdocs-search-results a[href*='ontology.html']").first
    found.wait_for(timeout=READY_MS)


def test_dark_and_light_follow_the_system_and_the_menu(base: str, opened: Callable[..., Read]) -> None:
    view = opened(f"{base}/index.html", color_scheme="dark")
    theme = "document.documentElement.getAttribute('data-bs-theme')"
    assert view.run(theme) == "dark"
    view.page.click("#theme-menu")
    view.page.click("[data-bs-theme-value='light']")
    assert view.run(theme) == "light"
    assert view.complaints == []


def test_the_pages_can_be_read_from_a_folder(folder: Path, opened: Callable[..., Read]) -> None:
    view = opened((folder / "index.html").as_uri())
    view.page.click("[role=main] a[href='tutorial.html']")
    assert view.page.inner_text("h1").startswith("Tutorial")
