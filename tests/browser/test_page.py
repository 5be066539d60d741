"""What a reader of the page sees and does."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from kg.graph import KnowledgeGraph
from kg.model import Change, Fact, Figure
from kg.views.html import to_html
from tests.browser import factory
from tests.browser.conftest import Show


def test_the_picture_holds_what_the_graph_holds(show: Show) -> None:
    graph = factory.small()
    view = show(graph)
    edges = sum(relation.object is not None for relation in graph.relations)
    assert view.drawn == (len(graph.entities), edges)
    assert view.page.inner_text("#count") == f"{len(graph.entities)} entities"
    ends = view.run(
        "kgView.drawn.edges.get().map((e) => {"
        "const name = (n) => kgView.data.entities[Number(n.slice(1))].id;"
        "return [name(e.from), kgView.data.relations[Number(e.id.slice(1))].predicate, name(e.to)] })"
    )
    wanted = sorted([r.subject, r.predicate, r.object] for r in graph.relations if r.object is not None)
    assert sorted(ends) == wanted
    view.check()


def test_nodes_stand_where_the_build_put_them(show: Show) -> None:
    view = show(factory.small())
    assert view.run("kgView.nodes.map((n) => kgView.network.getPosition(n.id))") == view.run(
        "kgView.nodes.map(({ x, y }) => ({ x, y }))"
    )


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as found:
        thread = threading.Thread(target=found.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{found.server_address[1]}"
        found.shutdown()
        thread.join()


def test_served_from_loopback_it_asks_for_itself_alone(show: Show, server: str, tmp_path: Path) -> None:
    (tmp_path / "served.html").write_text(to_html(factory.small()), "utf-8")
    view = show(factory.small(), address=f"{server}/served.html")
    view.choose("nordlicht")
    view.check()


def test_click_on_a_node_shows_name_figures_relations_and_sentences(show: Show) -> None:
    view = show(factory.small())
    view.click_node("nordlicht")
    view.page.wait_for_selector("#panel h2")
    assert view.page.inner_text("#panel h2") == "Nordlicht Energie AG"
    assert "Nordlicht, Nordlicht Energie" in view.panel
    rows = [" ".join(row.inner_text().split()) for row in view.page.query_selector_all("tr.fact")]
    assert rows == [
        "Revenue €4.21bn +12% year on year Q2 2024 actual",
        "Revenue €4.05bn Q2 2024 expected",
        "Share price €45.20 −3.1% on the day 13 Aug 2024 actual",
        "Capital expenditure Speicher €370–400m FY 2025 planned",
        "Employees about 18,400 people actual",
    ]
    details = view.page.query_selector_all("#panel tr.why details")
    details[0].query_selector("summary").click()  # type: ignore[union-attr]
    quote = view.page.inner_text("#panel blockquote")
    assert quote.startswith("Nordlicht Energie steigert den Umsatz im zweiten Quartal um 12 Prozent")
    link = view.page.query_selector("#panel .evidence a")
    assert link is not None
    assert link.get_attribute("href") == "https://nachrichten.example/nordlicht"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert "13 Aug 2024" in view.panel
    assert "confidence 0.96" in view.panel
    view.check()


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        (Figure("eps", Decimal("0.0045"), "USD"), "US$0.0045"),
        (Figure("eps", Decimal("0.7"), "EUR"), "€0.70"),
        (Figure("market_cap", Decimal("1220000000000"), "USD"), "US$1.22tn"),
        (Figure("employees", Decimal(999999), "people"), "999,999 people"),
        (Figure("operating_income", Decimal(-1500000), "EUR"), "−€1.5m"),
        (Figure("gross_margin", Decimal("38.25"), "%"), "38.25%"),
        (Figure("price", Decimal(5), "QQQ", value_max=Decimal(3)), "QQQ 5–3"),
        (Figure("production", Decimal(40000), "vehicles", value_max=Decimal(45000)), "40,000–45,000 vehicles"),
        (Figure("revenue", change=Change(Decimal("-2"), "percentage_point", "since:2019-H1")), "−2 pp since H1 2019"),
        (Figure("revenue", change=Change(Decimal(0), "%")), "0%"),
        (Figure("users", Decimal(2), "x", "2024-9M"), "2 times 9M 2024"),
        (Figure("cost", Decimal(1), "CHF", "2022-02"), "CHF 1 Feb 2022"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_figures_are_written_for_people(show: Show, figure: Figure, shown: str) -> None:
    graph = factory.small()
    fact = Fact("f", "gridline", figure, 0.9, graph.facts[0].evidence)
    view = show(replace(graph, facts=(fact,)))
    view.choose("gridline")
    assert shown in " ".join(view.page.inner_text("tr.fact").split())
    view.check()


def test_a_node_with_few_statements_shows_its_sentences_at_once(show: Show) -> None:
    view = show(factory.small())
    view.click_node("okafor")
    view.page.wait_for_selector("#panel blockquote")
    quotes = [quote.inner_text() for quote in view.page.query_selector_all("#panel blockquote")]
    sentence = "The former chief executive of Brightwater, Tom Okafor, now chairs Gridline."
    assert quotes == [sentence, sentence]
    assert "former" in view.page.inner_text("#panel .tag")


def test_click_on_an_edge_shows_its_statement(show: Show) -> None:
    view = show(factory.small())
    view.click_edge("r03")
    view.page.wait_for_selector("#panel blockquote")
    assert "Nordlicht Energie AG" in view.panel
    assert "acquired" in view.panel
    assert "agreed" in view.panel
    assert "Der Hamburger Konzern übernimmt den Speicherhersteller Akkuwerk Süd" in view.panel
    assert "Nordlicht wächst im Sommer" in view.panel


def test_an_edge_between_two_firms_shows_all_that_is_said_of_both(show: Show) -> None:
    view = show(factory.small())
    view.run("kgView.network.body.emitter.emit('click', { nodes: [], edges: ['e6'], pointer: {} })")
    view.page.wait_for_selector("#panel blockquote")
    assert len(view.page.query_selector_all("#panel .between > li")) == 2
    assert "rumoured" in view.panel
    assert "9.5% held" in view.panel
    assert len(view.page.query_selector_all("#panel blockquote")) == 3
    box = view.page.locator("#graph").bounding_box()
    assert box is not None
    for entity in ("brightwater", "nordlicht"):
        x, _ = view.point(f"kgView.network.getPosition({view.node_of(entity)!r})")
        assert box["x"] < x < box["x"] + box["width"]


def test_the_other_end_of_a_relation_is_a_step_away(show: Show) -> None:
    view = show(factory.small())
    view.click_node("okafor")
    view.page.click("#panel button.entity:has-text('Gridline')")
    assert view.page.inner_text("#panel h2") == "Gridline"
    assert view.run("kgView.network.getSelectedNodes()") == [view.node_of("gridline")]


def test_click_beside_everything_closes(show: Show) -> None:
    view = show(factory.small())
    view.click_node("okafor")
    view.page.wait_for_selector("#panel h2")
    box = view.page.locator("#graph").bounding_box()
    assert box is not None
    view.page.mouse.click(box["x"] + 6, box["y"] + 6)
    view.page.wait_for_selector("#panel", state="hidden")
    assert view.run("kgView.network.getSelectedNodes()") == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("nordlicht e", "Nordlicht Energie AG"),
        ("NORDLICHT ENERGIE AG", "Nordlicht Energie AG"),
        ("akkuwerk sud", "Akkuwerk Süd"),
        ("akkuwerk sued", "Akkuwerk Süd"),
        ("BKM", "Bundeskartellbehörde Musterland"),
        ("okafor", "Tom Okafor"),
        ("bank 3", "TideBank 3"),
    ],
)
def test_search_finds_names_and_aliases(show: Show, asked: str, found: str) -> None:
    view = show(factory.small())
    view.choose(asked)
    assert view.page.inner_text("#panel h2") == found


def test_search_says_when_there_is_nothing(show: Show) -> None:
    view = show(factory.small())
    view.search("Zeppelin")
    assert view.page.inner_text("#hits") == "Nothing found"
    view.page.keyboard.press("Enter")
    assert view.page.is_hidden("#panel")
    view.page.keyboard.press("Escape")
    assert view.page.is_hidden("#hits")


def test_filter_by_type(show: Show) -> None:
    view = show(factory.small())
    view.page.uncheck("#types input[value=Company]")
    view.wait("kgView.drawn.nodes.length === 10")
    view.wait("kgView.drawn.edges.length === 1")  # TideBank 3 -> TideBank 2
    assert view.page.inner_text("#count") == "10 of 14 entities"
    view.page.click("#reset")
    view.wait("kgView.drawn.nodes.length === 14")


def test_filter_by_predicate_leaves_out_what_keeps_no_edge(show: Show) -> None:
    view = show(factory.small())
    view.page.click("#predicates button:has-text('none')")
    view.page.wait_for_selector("#empty")
    assert "No entity passes these filters" in view.page.inner_text("#empty")
    view.page.check("#predicates input[value=makes]")
    view.wait("kgView.drawn.edges.length === 3")
    assert view.drawn == (5, 3)


def test_filter_by_article(show: Show) -> None:
    graph = factory.small()
    view = show(graph)
    view.page.select_option("#document", label="2024-08-13 · Nordlicht wächst im Sommer")
    inside = [r for r in graph.relations if any(e.document == "d1" for e in r.evidence)]
    view.wait(f"kgView.drawn.edges.length === {sum(r.object is not None for r in inside)}")
    nodes = {end for r in inside for end in (r.subject, r.object)} | {
        f.subject for f in graph.facts if f.evidence[0].document == "d1"
    }
    assert view.drawn[0] == len(nodes)


def test_an_entity_that_a_filter_hides_can_be_searched(show: Show) -> None:
    view = show(factory.small())
    view.page.uncheck("#types input[value=Person]")
    view.wait("kgView.drawn.nodes.length === 12")
    view.choose("okafor")
    assert view.page.inner_text("#panel h2") == "Tom Okafor"
    assert view.drawn[0] == 14
    assert view.page.is_checked("#types input[value=Person]")


def test_all_by_keyboard(show: Show) -> None:
    view = show(factory.small())
    keys = view.page.keyboard
    keys.press("/")
    assert view.run("document.activeElement.id") == "query"
    keys.type("tide")
    keys.press("ArrowDown")
    active = view.run(
        "document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).textContent"
    )
    keys.press("Enter")
    heading = view.page.inner_text("#panel h2")
    assert heading in active
    assert heading.startswith("TideBank")
    assert view.run("document.activeElement.id") == "graph"
    seen = {heading}
    for key in ("ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft"):
        keys.press(key)
        seen.add(view.page.inner_text("#panel h2"))
    assert len(seen) > 1
    keys.press("Enter")
    assert view.run("document.activeElement.id") == "panel"
    keys.press("Tab")
    assert view.run("document.activeElement.className") == "close"
    keys.press("Escape")
    assert view.page.is_hidden("#panel")
    assert view.run("document.activeElement.id") == "graph"
    keys.press("0")
    before = view.run("kgView.network.getScale()")
    keys.press("+")
    assert view.run("kgView.network.getScale()") > before
    keys.press("0")
    assert view.run("kgView.network.getScale()") == pytest.approx(before, rel=0.01)
    view.check()


def test_opening_the_panel_keeps_the_zoom_and_the_node_in_view(show: Show) -> None:
    view = show(factory.small())
    scale = view.run("kgView.network.getScale()")
    rightmost = view.run("kgView.nodes.reduce((a, b) => (a.x > b.x ? a : b)).id")
    view.page.mouse.click(*view.point(f"kgView.network.getPosition({rightmost!r})"))
    view.page.wait_for_selector("#panel h2")
    assert view.run("kgView.network.getScale()") == scale
    box = view.page.locator("#graph").bounding_box()
    assert box is not None
    assert box["x"] < view.point(f"kgView.network.getPosition({rightmost!r})")[0] < box["x"] + box["width"]
    view.page.keyboard.press("Escape")
    view.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert view.run("kgView.network.getScale()") == scale


def test_every_control_has_a_name_and_can_be_reached(show: Show) -> None:
    view = show(factory.small())
    view.choose("nordlicht")
    nameless = view.run(
        "[...document.querySelectorAll('button, input, select, a, summary, [tabindex=\"0\"]')]"
        ".filter((e) => e.offsetParent)"
        ".filter((e) => !e.getAttribute('aria-label') && !e.textContent.trim() && !(e.labels && e.labels.length))"
        ".map((e) => e.outerHTML)"
    )
    assert nameless == []


def test_german_reader_german_page(show: Show) -> None:
    view = show(factory.small(), locale="de-DE")
    assert view.run("document.documentElement.lang") == "de"
    assert view.page.inner_text("h1") == "Wissensgraph"
    assert view.page.inner_text("#count") == "14 Einträge"
    view.choose("nordlicht")
    text = view.panel.replace("\u00a0", " ")
    figures = ("Umsatz", "4,21 Mrd. €", "+12 % zum Vorjahr", "370–400 Mio. €", "rund 18.400 Personen")
    for part in (*figures, "Q2 2024", "erwartet", "vereinbart"):
        assert part in text, part


def test_other_readers_get_english(show: Show) -> None:
    view = show(factory.small(), locale="fr-FR", title="Été")
    assert view.run("document.documentElement.lang") == "en"
    assert show(factory.small(), locale="de-AT").run("document.documentElement.lang") == "de"
    assert view.page.inner_text("h1") == "Été"
    assert view.page.title() == "Été"


def test_dark_and_light_follow_the_system(show: Show) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    company = "kgView.drawn.nodes.get('n0').color.background"
    view = show(factory.small(), color_scheme="light")
    light = view.run(background), view.run(company)
    view.page.emulate_media(color_scheme="dark")
    view.wait(f"{company} !== {light[1]!r}")
    dark = view.run(background), view.run(company)
    assert sum(map(int, light[0][4:-1].split(","))) > 700
    assert sum(map(int, dark[0][4:-1].split(","))) < 150


def test_narrow_screen(show: Show) -> None:
    view = show(factory.small(), viewport={"width": 360, "height": 640}, has_touch=True)
    fits = "document.documentElement.scrollWidth <= 360 && document.body.scrollHeight <= innerHeight"
    assert view.run(fits)
    assert view.page.is_hidden("#filters")
    view.page.click("#filter-button")
    view.page.uncheck("#types input[value=Person]")
    view.page.click("#filter-button")
    assert view.page.is_hidden("#filters")
    view.wait("kgView.drawn.nodes.length === 12")
    view.choose("nordlicht")
    assert view.run(fits)
    assert view.run("document.getElementById('graph').clientHeight") > 120
    assert view.run("[...document.querySelectorAll('#panel *')].every((e) => e.getBoundingClientRect().right <= 360)")
    view.check()


def test_a_graph_of_nothing_says_so_kindly(show: Show) -> None:
    view = show(KnowledgeGraph())
    assert "Nothing to draw yet" in view.page.inner_text("#empty")
    assert "kg build" in view.page.inner_text("#empty")
    view.page.keyboard.press("/")
    view.search("x")
    for key in ("Enter", "Escape", "ArrowDown", "0", "+"):
        view.page.keyboard.press(key)
    assert view.page.is_hidden("#filters")
    view.check()


def test_one_entity_without_statements(show: Show) -> None:
    graph = factory.small()
    view = show(KnowledgeGraph.of(entities=[graph.entity_by_id["messe"]]))
    view.choose("speicher")
    assert "No relations" in view.panel
    view.check()


def test_an_edge_after_a_former_name_is_its_own(show: Show) -> None:
    graph = factory.small()
    former, rest = graph.relations[-1], graph.relations[:-1]
    assert former.literal is not None
    view = show(replace(graph, relations=(former, *rest)))
    number = 1 + [r.id for r in rest].index("r03")
    view.run(f"kgView.network.body.emitter.emit('click', {{ nodes: [], edges: ['e{number}'], pointer: {{}} }})")
    view.page.wait_for_selector("#panel blockquote")
    focus = view.run(f"[...kgView.focusOf({{ edge: 'e{number}' }}).nodes]")
    assert sorted(focus) == sorted([view.node_of("nordlicht"), view.node_of("akkuwerk")])
