"""A real Chromium for the page: opened from a file, every request and every complaint written down.

The browser is the system's (`apt-get install chromium`, or KG_CHROMIUM=/path/to/it); nothing is downloaded. Without
one the tests are skipped, with CI=true they fail. A failing test leaves its picture in `output/screenshots/`.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from kg.graph import KnowledgeGraph
from kg.query.ask import catalogue
from kg.views.explorer import to_explorer
from kg.views.html import to_html

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
READY_MS = 60_000  # a busy machine may take its time; how long the page blocks is measured inside the page


@dataclass
class View:
    """One open page, with what it asked for and complained about."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def run(self, expression: str) -> Any:
        """The value of a JavaScript expression."""
        return self.page.evaluate(expression)

    def node_of(self, entity: str) -> str:
        """The page's id of an entity."""
        found: str = self.run(f"'n' + kgView.data.entities.findIndex((e) => e.id === {entity!r})")
        return found

    def point(self, expression: str) -> tuple[float, float]:
        """Where a place of the picture (an expression giving {x, y}) is on the screen."""
        at = self.run(
            f"(() => {{ const at = kgView.network.canvasToDOM({expression});"
            "const box = document.getElementById('graph').getBoundingClientRect();"
            "return [at.x + box.x, at.y + box.y]; })()"
        )
        return at[0], at[1]

    def click_node(self, entity: str) -> None:
        """Click with the mouse on the node of an entity."""
        self.page.mouse.click(*self.point(f"kgView.network.getPosition({self.node_of(entity)!r})"))

    def click_edge(self, relation: str) -> None:
        """Click with the mouse on the middle of a straight edge."""
        self.page.mouse.click(
            *self.point(
                f"(() => {{ const k = kgView.data.relations.findIndex((r) => r.id === {relation!r});"
                "const edge = kgView.edges.find((e) => e.id === 'e' + k);"
                "const [a, b] = [edge.from, edge.to].map((n) => kgView.network.getPosition(n));"
                "return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }; })()"
            )
        )

    def search(self, text: str) -> None:
        """Type into the search field, without choosing."""
        self.page.fill("#query", text)

    def choose(self, text: str) -> None:
        """Search and take the first suggestion."""
        self.search(text)
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector("#panel:not([hidden])")

    @property
    def panel(self) -> str:
        """The text of the panel."""
        return self.page.inner_text("#panel")

    @property
    def drawn(self) -> tuple[int, int]:
        """How many nodes and edges are drawn."""
        nodes, edges = self.run("[kgView.drawn.nodes.length, kgView.drawn.edges.length]")
        return nodes, edges

    def wait(self, condition: str) -> None:
        """Wait until a JavaScript condition holds (Playwright's own way is an `eval`, which the page forbids)."""
        late = f"performance.now() > {READY_MS} + start ? late({condition!r}) : setTimeout(look, 20)"
        look = f"const look = () => ({condition}) ? done() : {late}; look();"
        self.run(f"new Promise((done, late) => {{ const start = performance.now(); {look} }})")

    def check(self) -> None:
        """Nothing was asked of anybody, and the browser had nothing to complain about."""
        assert self.requests == [self.address.split("#")[0]]
        assert self.complaints == []


def _chromium() -> str:
    found = os.environ.get("KG_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        reason = "no Chromium found: apt-get install chromium, or set KG_CHROMIUM to its path"
        if os.environ.get("CI") == "true":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = _chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


Show = Callable[..., View]


def _watch(page: Page, address: str) -> View:
    view = View(page, address)
    page.on("request", lambda request: _asked(view, request.url))
    page.on("console", lambda message: _heard(view, f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: view.complaints.append(str(error)))
    page.goto(address, timeout=READY_MS)
    page.wait_for_selector("html[data-ready=true]", state="attached", timeout=READY_MS)
    return view


def _asked(view: View, address: str) -> None:
    if not address.startswith("blob:"):  # made by the page itself, for its worker and for what is saved
        view.requests.append(address)


def _heard(view: View, message: str) -> None:
    # What the browser's drawing in software says of its own speed is no complaint about the page.
    if "GL Driver Message" not in message:
        view.complaints.append(message)


@pytest.fixture
def opened(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., View]]:
    """`opened(address, **context)` opens a page, in English unless asked otherwise."""
    contexts: list[tuple[BrowserContext, View]] = []

    def at(address: str, **options: Any) -> View:
        context = browser.new_context(
            **{"viewport": {"width": 1280, "height": 800}, "locale": "en-GB", "reduced_motion": "reduce", **options}
        )
        contexts.append((context, _watch(context.new_page(), address)))
        return contexts[-1][1]

    yield at
    failed = getattr(request.node, "failed", False)
    for number, (context, view) in enumerate(contexts):
        if failed:
            keep(view, f"{request.node.name}-{number}")
        context.close()


def keep(view: View, name: str) -> None:
    """Leave a picture of the page in `output/screenshots/`."""
    folder = ROOT / "output" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    view.page.screenshot(path=folder / f"{re.sub(r'[^A-Za-z0-9_]+', '-', name)}.png")


@pytest.fixture
def show(opened: Callable[..., View], tmp_path: Path) -> Show:
    """`show(graph, max_nodes=..., title=..., address=..., **context)` opens `graph.html` of a graph."""

    def shown(
        graph: KnowledgeGraph,
        *,
        address: str | None = None,
        max_nodes: int = 300,
        title: str | None = None,
        **options: Any,
    ) -> View:
        if address is None:
            path = tmp_path / f"graph{len(list(tmp_path.glob('graph*.html')))}.html"
            path.write_text(to_html(graph, max_nodes=max_nodes, title=title), "utf-8")
            address = path.as_uri()
        return opened(address, **options)

    return shown


@pytest.fixture
def explore(opened: Callable[..., View], tmp_path: Path) -> Show:
    """`explore(graph, fragment="view=figures", **context)` opens `explorer.html` of a graph."""

    def shown(graph: KnowledgeGraph, fragment: str = "", **options: Any) -> View:
        path = tmp_path / f"explorer{len(list(tmp_path.glob('explorer*.html')))}.html"
        path.write_text(to_explorer(graph, questions=catalogue()), "utf-8")
        return opened(path.as_uri() + ("#" + fragment if fragment else ""), **options)

    return shown


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Tell the fixtures of a test that it failed."""
    report = yield
    if report is not None and report.when == "call":  # type: ignore[unreachable]
        item.failed = report.failed  # type: ignore[unreachable]
    return report


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this folder need a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
