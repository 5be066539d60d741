"""The explorer from a file: everything in one page, by mouse and by keyboard, with the sentences behind it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Download

from kg.graph import KnowledgeGraph
from kg.model import Document, Entity, Evidence, Fact, Figure, Qualifiers, Relation
from tests.browser import factory
from tests.browser.conftest import Show, View, keep
from tests.browser.test_hostile import HOSTILE as ATTACKS
from tests.browser.test_large import tasks

HOSTILE = list(ATTACKS.values())
SENTENCE = "Analysten hatten im Schnitt 4,05 Milliarden Euro erwartet."


def point(view: View, node: str) -> tuple[float, float]:
    """Where a node is on the screen."""
    at = view.run(f"kgView.painter.pointOf({node!r})")
    box = view.run("(({ x, y }) => [x, y])(document.getElementById('graph').getBoundingClientRect())")
    return box[0] + at["x"], box[1] + at["y"]


def settled(view: View) -> None:
    """Wait until what was asked for is drawn."""
    view.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def drawn(view: View) -> tuple[int, int]:
    nodes, edges = view.run("[kgView.drawn.nodes.size, kgView.drawn.edges.size]")
    return nodes, edges


def saved(view: View, action: Callable[[], None]) -> Download:
    with view.page.expect_download() as found:
        action()
    return found.value


def rows_of(download: Download, tmp_path: Path) -> list[dict[str, str]]:
    path = tmp_path / download.suggested_filename
    download.save_as(path)
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def test_the_page_holds_the_graph(explore: Show) -> None:
    graph = factory.small()
    view = explore(graph)
    assert view.run("kgView.painter.kind") == "webgl"
    assert drawn(view) == (len(graph.entities), sum(r.object is not None for r in graph.relations))
    told = view.run("kgView.data.entities.map((e) => [e.id, e.type, e.name, e.aliases || []])")
    assert sorted(map(json.dumps, told)) == sorted(
        json.dumps([e.id, e.type, e.name, list(e.aliases)]) for e in graph.entities
    )
    relations = view.run(
        "kgView.data.relations.map((r) => [r.id, kgView.data.entities[r.subject].id, r.predicate,"
        " r.object === undefined ? r.literal : kgView.data.entities[r.object].id])"
    )
    assert [tuple(r) for r in relations] == [
        (r.id, r.subject, r.predicate, r.literal if r.object is None else r.object) for r in graph.relations
    ]
    figures = view.run("kgView.data.facts.map((f) => [f.id, f.metric, f.value, f.period ?? null, f.status])")
    assert [tuple(f) for f in figures] == [
        (f.id, f.figure.metric, None if f.figure.value is None else format(f.figure.value, "f"), f.figure.period, f.figure.status)
        for f in graph.facts
    ]  # fmt: skip
    assert view.run("kgView.data.documents.map((d) => d.text)") == [d.text for d in graph.documents]
    keep(view, "explorer")
    view.check()


def test_click_goes_to_the_sentence_in_its_article(explore: Show) -> None:
    graph = factory.small()
    view = explore(graph)
    view.page.mouse.click(*point(view, view.node_of("nordlicht")))
    view.page.wait_for_selector("#panel h2")
    assert view.page.inner_text("#panel h2") == "Nordlicht Energie AG"
    row = view.page.locator("#panel tr.fact", has_text="expected").first
    below = row.locator("xpath=following-sibling::tr[1]")
    below.locator("summary").click()
    assert below.locator("blockquote").inner_text() == SENTENCE
    below.locator("button.in-article").click()
    view.page.wait_for_selector("mark.chosen")
    assert view.page.inner_text("mark.chosen") == SENTENCE
    assert view.page.inner_text("#articles-view h2") == "Nordlicht wächst im Sommer"
    text = view.run("document.querySelector('#articles-view .text').textContent")
    assert text == graph.documents[0].text
    assert view.page.locator("mark.chosen").is_visible()
    keep(view, "explorer-article")
    view.check()


def test_a_sentence_of_an_article_tells_what_it_says(explore: Show) -> None:
    view = explore(factory.small(), "view=articles&article=d2")
    view.page.locator("mark", has_text="former chief executive").click()
    text = view.panel
    for said in ("Tom Okafor", "Gridline", "Chair", "former", "Clearwater Storage Ltd"):
        assert said in text, said
    assert "18,400" not in text


@pytest.mark.parametrize("before", ["", "𝔉𝔯𝔞𝔨𝔱𝔲𝔯 🏭 "])
def test_offsets_are_code_points(explore: Show, before: str) -> None:
    graph = factory.small()
    first = graph.documents[0]
    moved = len(before)
    text = before + first.text

    def again(one: Any) -> Any:
        pieces = tuple(
            replace(e, start=e.start + moved, end=e.end + moved) if e.document == first.id else e for e in one.evidence
        )
        return replace(one, evidence=pieces)

    graph = KnowledgeGraph.of(
        [replace(first, text=text), graph.documents[1]],
        graph.entities,
        map(again, graph.relations),
        map(again, graph.facts),
    )
    fact = next(f for f in graph.facts if f.figure.status == "expected")
    start, end = fact.evidence[0].start, fact.evidence[0].end
    view = explore(graph, f"view=articles&article=d1&at={start}-{end}")
    view.page.wait_for_selector("mark.chosen")
    assert view.page.inner_text("mark.chosen") == SENTENCE == text[start:end]


def test_search_filters_and_their_end(explore: Show) -> None:
    view = explore(factory.small())
    view.choose("BKM")
    assert view.page.inner_text("#panel h2") == "Bundeskartellbehörde Musterland"
    view.page.keyboard.press("Escape")
    view.page.uncheck("#types input[value=Company]")
    view.wait("kgView.drawn.nodes.size === 10")
    view.page.click("#reset")
    view.wait("kgView.drawn.nodes.size === 14")
    view.page.fill("#least", "0.85")
    graph = factory.small()
    view.wait(
        f"kgView.drawn.edges.size === {sum(r.confidence >= 0.85 and r.object is not None for r in graph.relations)}"
    )
    view.page.click("#reset")
    view.page.select_option("#document", label="2024-08-14 · Brightwater eyes Nordlicht")
    said = [r for r in graph.relations if r.object is not None and any(e.document == "d2" for e in r.evidence)]
    view.wait(f"kgView.drawn.edges.size === {len(said)}")
    view.check()


def test_figures_stand_by_metric_and_period_with_what_was_expected(explore: Show) -> None:
    view = explore(factory.small(), "view=figures&entity=nordlicht")
    table = view.page.locator("table.matrix")
    heads = [h.inner_text() for h in table.locator("thead th.figure").all()]
    assert heads == ["Q2 2024", "13 Aug 2024", "FY 2025", "no period"]
    revenue = table.locator("tbody tr", has=view.page.locator("th span[title=revenue]"))
    cell = " ".join(revenue.locator("td.figure").first.inner_text().split())
    assert cell == "€4.21bn +12% year on year expected €4.05bn"
    assert [c.inner_text() for c in revenue.locator("td.figure").all()[1:]] == ["", "", ""]
    revenue.locator(".fact-button.expected").click()
    assert view.page.inner_text("#panel blockquote") == SENTENCE
    keep(view, "explorer-figures")
    view.check()


def yearly() -> KnowledgeGraph:
    """One firm with three years of revenue, one of them expected too, and two articles that disagree on the last."""
    graph = factory.small()
    why = [f.evidence[0] for f in graph.facts]
    other = next(e for f in graph.facts for e in f.evidence if e.document == "d2")
    figures = [
        Figure("revenue", Decimal(10), "EUR", "2022"), Figure("revenue", Decimal(30), "EUR", "2023"),
        Figure("revenue", Decimal(25), "EUR", "2023", status="expected"), Figure("revenue", Decimal(20), "EUR", "2024"),
    ]  # fmt: skip
    facts = [Fact(f"y{k}", "gridline", figure, 0.9, (why[0],)) for k, figure in enumerate(figures)]
    facts.append(Fact("y9", "gridline", Figure("revenue", Decimal(24), "EUR", "2024"), 0.9, (other,)))
    return KnowledgeGraph.of(graph.documents, graph.entities, graph.relations, facts)


def test_a_row_of_figures_is_drawn(explore: Show) -> None:
    view = explore(yearly(), "view=figures&entity=gridline")
    bars = view.run("[...document.querySelectorAll('.chart rect.actual')].map((r) => Number(r.getAttribute('height')))")
    assert len(bars) == 4
    assert bars[0] / bars[1] == pytest.approx(1 / 3, abs=0.02)
    assert view.page.locator(".chart line.expected").count() == 1
    assert "2023: €30" in (view.page.locator(".chart").get_attribute("aria-label") or "")


def test_contradictions_are_marked_and_told(explore: Show) -> None:
    view = explore(yearly(), "view=conflicts")
    assert view.page.locator(".conflicts > li").count() == 1
    assert "difference +20%" in view.page.inner_text(".conflicts")
    for value in ("€20", "€24"):
        assert value in view.page.inner_text(".conflicts")
    view.page.click("#tab-figures")
    assert view.page.locator(".fact-button .conflict").count() == 2
    view.page.locator(".fact-button", has_text="€24").click()
    assert "other articles give another figure" in view.panel


def test_timeline_orders_posts_and_deals(explore: Show) -> None:
    graph = factory.small()
    changed = [
        replace(r, qualifiers=Qualifiers(role="CFO", since="2019-04", until="2023")) if r.id == "r00" else r
        for r in graph.relations
    ]
    view = explore(replace(graph, relations=tuple(changed)), "view=timeline")
    days = [t.get_attribute("datetime") for t in view.page.locator(".timeline time:not(.meta time)").all()]
    days = [day for day in days if day]
    assert days == sorted(days, reverse=True)
    assert {"2019-04", "2023"} <= set(days)
    assert "since Apr 2019" in view.page.inner_text("#timeline-view")
    view.page.locator("#timeline-view button.entity", has_text="Gridline").first.click()
    view.page.click("#tab-timeline")
    assert view.page.inner_text("#timeline-view h2") == "Gridline"
    assert "Jule Wendland" not in view.page.inner_text("#timeline-view")


def test_neighbourhood_and_path(explore: Show) -> None:
    view = explore(factory.small(), "entity=okafor")
    view.page.wait_for_selector("#panel h2")
    view.page.click("#panel .steps button >> nth=0")
    view.wait("kgView.drawn.nodes.size === 3")  # Okafor, Brightwater, Gridline
    view.page.click("#panel .steps button >> nth=1")
    view.wait("kgView.drawn.nodes.size === 6")
    view.page.click("#reset")
    view.wait("kgView.drawn.nodes.size === 14")
    view.choose("okafor")
    view.page.click("#panel button:has-text('Path to')")
    view.page.keyboard.type("hamburg")
    view.page.keyboard.press("Enter")
    view.page.wait_for_selector("#panel .between")
    assert view.page.inner_text("#panel h2") == "3 steps from Tom Okafor to Hamburg"
    steps = [item.inner_text() for item in view.page.locator("#panel .between > li > p.statement").all()]
    assert len(steps) == 3
    assert "Tom Okafor" in steps[0]
    assert "Hamburg" in steps[2]
    assert view.page.locator("#panel blockquote").count() >= 3
    assert sorted(view.run("[...kgView.focus.nodes]")) == sorted(
        view.node_of(e) for e in ("okafor", "brightwater", "nordlicht", "hamburg")
    )
    view.check()


def test_no_path_is_said(explore: Show) -> None:
    view = explore(factory.small(), "path=okafor~messe")
    view.page.wait_for_selector("#panel h2")
    assert "No path between Tom Okafor and Speichermesse 2024" in view.panel


def test_sparql_runs_inside_the_page(explore: Show) -> None:
    graph = factory.small()
    view = explore(graph, "view=query")
    view.run("kgView.setEditor('SELECT ?n WHERE { ?x a kg:Person ; rdfs:label ?n } ORDER BY ?n')")
    view.page.click("#run")
    view.page.wait_for_selector(".answers", timeout=60_000)
    names = [cell.inner_text() for cell in view.page.locator(".answers tbody td").all()]
    assert names == sorted(e.name for e in graph.entities if e.type == "Person")
    view.run("kgView.setEditor('SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?d { ?e kg:text ?t } }')")
    view.page.click("#run")
    view.wait("document.querySelectorAll('.answers tbody td').length === 1")
    pieces = {(e.document, e.start, e.end, e.confidence) for s in (*graph.relations, *graph.facts) for e in s.evidence}
    assert int(view.page.inner_text(".answers tbody td")) >= len(pieces)
    view.run("kgView.setEditor('ASK { ?x kg:makes ?y }')")
    view.page.click("#run")
    view.page.wait_for_selector(".boolean")
    assert view.page.inner_text(".boolean") == "yes"
    view.run("kgView.setEditor('CONSTRUCT { ?x kg:makes ?y } WHERE { ?x kg:makes ?y }')")
    view.page.click("#run")
    view.wait("document.querySelectorAll('.answers tbody tr').length === 3")
    view.run("kgView.setEditor('SELECT WHERE')")
    view.page.click("#run")
    view.page.wait_for_selector(".problem")
    keep(view, "explorer-sparql")
    view.check()


def test_a_ready_question_and_its_statements(explore: Show, tmp_path: Path) -> None:
    view = explore(factory.small(), "view=query")
    view.page.fill("#about", "Nordlicht")
    view.page.select_option("#question", "expected-vs-actual")
    view.page.wait_for_selector(".answers", timeout=60_000)
    row = " ".join(view.page.inner_text(".answers tbody tr").split())
    assert "4,050,000,000 4,210,000,000" in row
    assert SENTENCE in row
    found = rows_of(saved(view, lambda: view.page.click("#answer button:has-text('Save')")), tmp_path)
    assert found[0]["actual"] == "4210000000"
    view.page.locator(".answers button.entity").first.click()
    assert SENTENCE in view.page.inner_text("#panel")
    view.check()


def test_an_endless_query_can_be_stopped(explore: Show) -> None:
    view = explore(factory.small(), "view=query")
    view.run(
        "kgView.setEditor('SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n2 ?o }')"
    )
    view.page.click("#run")
    view.page.click("#answer button:has-text('Stop')")
    view.page.wait_for_selector(".problem")
    assert view.page.inner_text(".problem") == "Stopped."
    view.run("kgView.setEditor('ASK {}')")
    view.page.click("#run")
    view.page.wait_for_selector(".boolean", timeout=60_000)
    view.check()


def test_picture_and_data_are_saved(explore: Show, tmp_path: Path) -> None:
    graph = factory.small()
    view = explore(graph)
    picture = saved(view, lambda: view.page.click("#tools button[title*=picture]"))
    picture.save_as(tmp_path / "graph.png")
    assert (tmp_path / "graph.png").read_bytes().startswith(b"\x89PNG")
    colours = view.run(
        "(() => { const c = kgView.painter.picture(); const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        "const seen = new Set(); for (let i = 0; i < d.length; i += 4) seen.add(d[i] << 16 | d[i + 1] << 8 | d[i + 2]);"
        "return seen.size; })()"
    )
    assert colours > 20
    rows = rows_of(saved(view, lambda: view.page.click("#tools button[title*=CSV]")), tmp_path)
    assert {row["id"] for row in rows} == {r.id for r in graph.relations if r.object is not None}
    assert next(row for row in rows if row["id"] == "r06")["status"] == "rumoured"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=cmd()", "'=cmd()"),
        ("-3.1", "-3.1"),
        ("+1", "+1"),
        ("@x", "'@x"),
        ('a "b"', '"a ""b"""'),
        ("-x", "'-x"),
        ("é", "é"),
    ],
)
def test_no_cell_is_a_formula(explore: Show, value: str, written: str) -> None:
    assert explore(factory.small()).run(f"kgView.cell({json.dumps(value)})") == written


def test_deep_links_and_back(explore: Show) -> None:
    view = explore(factory.small(), "entity=gridline")
    assert view.page.inner_text("#panel h2") == "Gridline"
    view.page.click("#tab-conflicts")
    view.page.click("#tab-articles")
    view.page.locator("#articles-view button.entity").first.click()
    assert "article=d2" in view.run("location.hash")
    view.page.go_back()
    assert view.page.inner_text("#articles-view h2").startswith("Articles")
    view.page.go_back()
    view.page.go_back()
    view.wait("document.body.dataset.view === 'graph'")
    assert view.page.inner_text("#panel h2") == "Gridline"


def test_by_keyboard_alone(explore: Show) -> None:
    view = explore(factory.small())
    keys = view.page.keyboard
    keys.press("/")
    keys.type("nordlicht energie")
    keys.press("Enter")
    assert view.page.inner_text("#panel h2") == "Nordlicht Energie AG"
    assert view.run("document.activeElement.id") == "graph"
    seen = set()
    for key in ("ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft"):
        keys.press(key)
        seen.add(view.page.inner_text("#panel h2"))
    assert len(seen) > 1
    keys.press("Enter")
    assert view.run("document.activeElement.id") == "panel"
    keys.press("Escape")
    assert view.page.is_hidden("#panel")
    before = view.run("kgView.painter.scale")
    keys.press("+")
    assert view.run("kgView.painter.scale") > before
    keys.press("5")
    assert view.run("document.activeElement.id") == "articles-view"
    for _ in range(2):
        keys.press("Tab")
    keys.press("Enter")
    view.page.wait_for_selector("#articles-view .text")
    keys.press("6")
    view.run("kgView.setEditor('ASK {}')")
    view.run("kgView.editor.focus()")
    keys.press("Control+Enter")
    view.page.wait_for_selector(".boolean", timeout=60_000)
    keys.press("Escape")
    keys.press("1")
    assert view.page.is_visible("#graph")
    view.check()


def test_every_control_has_a_name(explore: Show) -> None:
    view = explore(yearly())
    for name in ("graph", "figures", "timeline", "conflicts", "articles", "query"):
        view.page.click(f"#tab-{name}")
        nameless = view.run(
            "[...document.querySelectorAll('button, input, select, a, summary, [tabindex=\"0\"]')]"
            ".filter((e) => e.offsetParent)"
            ".filter((e) => !e.getAttribute('aria-label') && !e.textContent.trim() && !(e.labels && e.labels.length))"
            ".map((e) => e.outerHTML)"
        )
        assert nameless == [], name


@pytest.mark.parametrize("view_name", ["graph", "figures", "timeline", "conflicts", "articles", "query"])
def test_narrow_screens_have_room_for_all(explore: Show, view_name: str) -> None:
    view = explore(yearly(), f"view={view_name}", viewport={"width": 360, "height": 740})
    assert view.run("document.documentElement.scrollWidth") <= 360
    off = view.run(
        "[...document.querySelectorAll('header *')].filter((e) => e.offsetParent && !e.closest('#tabs'))"
        ".filter((e) => e.getBoundingClientRect().right > 361).map((e) => e.outerHTML.slice(0, 80))"
    )
    assert off == []
    keep(view, f"explorer-narrow-{view_name}")
    if view_name == "graph":
        view.choose("nordlicht")
        assert view.page.locator("#panel h2").is_visible()
    view.check()


def test_german_page_dark_and_light(explore: Show) -> None:
    view = explore(factory.small(), locale="de-DE", color_scheme="dark")
    assert [t.inner_text() for t in view.page.locator("#tabs button").all()] == [
        "Graph", "Zahlen", "Zeitleiste", "Widersprüche", "Artikel", "SPARQL"
    ]  # fmt: skip
    background = "getComputedStyle(document.body).backgroundColor"
    dark = view.run(background)
    view.page.click("#settings button[title]")
    assert view.run(background) != dark
    view.page.click("#settings button[lang=en]")
    view.page.wait_for_selector("html[data-ready=true][lang=en]", state="attached")
    assert view.run("document.documentElement.dataset.theme") == "light"  # the choice lasts
    assert view.page.inner_text("#tab-figures") == "Figures"


def test_without_webgl_it_is_drawn_on_a_canvas(explore: Show) -> None:
    view = explore(factory.small(), "draw=canvas")
    assert view.run("kgView.painter.kind") == "canvas"
    settled(view)
    view.page.mouse.click(*point(view, view.node_of("gridline")))
    view.page.wait_for_selector("#panel h2")
    assert view.page.inner_text("#panel h2") == "Gridline"
    before = view.run("kgView.painter.scale")
    view.page.keyboard.press("Escape")
    view.page.keyboard.press("+")
    assert view.run("kgView.painter.scale") > before
    view.check()


def hostile() -> KnowledgeGraph:
    """Every name, title, sentence and qualifier is an attack."""
    text = " ".join(HOSTILE) + "."
    document = Document("d<b>", text, "de", "2024-01-01", HOSTILE[0], "javascript:alert(1)")
    why = (Evidence("d<b>", 0, len(text), text, 0.9, HOSTILE[0]),)
    entities = [Entity(f"e{k}'\"<", "Company", name, (HOSTILE[0],)) for k, name in enumerate(HOSTILE)]
    relations = [
        Relation(f"r{k}", one.id, "partnerOf", 0.9, why, object=entities[0].id, qualifiers=Qualifiers(title=one.name))
        for k, one in enumerate(entities[1:])
    ]
    facts = [Fact("f", entities[0].id, Figure("revenue", Decimal(1), "EUR", "2024", segment=HOSTILE[0]), 0.9, why)]
    return KnowledgeGraph.of([document], entities, relations, facts)


def test_hostile_names_are_text_everywhere(explore: Show) -> None:
    view = explore(hostile())
    for name in ("graph", "figures", "timeline", "conflicts", "articles"):
        view.page.click(f"#tab-{name}")
    view.page.locator("#articles-view button.entity").first.click()
    view.page.locator("mark").first.click()
    view.page.click("#tab-query")
    view.run("kgView.setEditor('SELECT * WHERE { ?x rdfs:label ?n }')")
    view.page.click("#run")
    view.page.wait_for_selector(".answers", timeout=60_000)
    assert view.page.locator(".answers tbody tr").count() == len(HOSTILE)
    assert view.run("typeof globalThis.hit") == "undefined"
    assert view.page.locator("img, iframe, object, main script").count() == 0
    assert view.page.locator("a[href^=javascript]").count() == 0
    view.check()


def longest(view: View, action: Callable[[], None]) -> float:
    """The longest task while something is done, in milliseconds of processor time."""
    browser = view.page.context.browser
    assert browser is not None
    browser.start_tracing(page=view.page, categories=["toplevel", "devtools.timeline"])
    try:
        action()
    finally:
        found = tasks(browser.stop_tracing())
    return max(task.get("tdur", 0) for task in found) / 1000


@pytest.mark.parametrize("count", [5000, 20_000])
def test_thousands_are_drawn_and_moved(explore: Show, count: int) -> None:
    graph = factory.large(count)
    view = explore(graph)
    assert drawn(view) == (count, len(graph.relations))
    ready = view.run("performance.now()")
    before = view.run("kgView.painter.pointOf('n0').x")

    def use() -> None:
        view.choose("Kürzel 77")
        view.page.keyboard.press("Escape")
        view.page.mouse.move(500, 400)
        view.page.mouse.down()
        for k in range(8):
            view.page.mouse.move(500 + 20 * k, 400)
        view.page.mouse.up()
        view.page.mouse.wheel(0, -200)
        settled(view)

    took = longest(view, use)
    print(f"{count} nodes: ready after {ready:.0f} ms, longest task in use {took:.0f} ms of processor time")
    assert view.run("kgView.painter.pointOf('n0').x") != before
    assert took < 1000
    keep(view, f"explorer-{count}")
    view.check()
