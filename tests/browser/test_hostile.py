"""Names, titles and sentences come from strangers: whatever they hold, it is shown as text and does nothing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kg.graph import KnowledgeGraph
from kg.model import Entity, Evidence, Fact, Figure, Qualifiers, Relation
from tests.browser import factory
from tests.browser.conftest import Show

RUN = "globalThis.hit = 1"
HOSTILE = {
    "script": f"<script>{RUN}</script>",
    "end": f"</script><script>{RUN}</script>",
    "comment": f"<!--<script>{RUN}</script>",
    "image": f'"><img src=x onerror="{RUN}">',
    "link": f'<a href="javascript:{RUN}">href</a>',
    "select": f"</option></select><img src=x onerror='{RUN}'>",
    "address": f"javascript:{RUN}",
    "data": f"data:text/html,<script>{RUN}</script>",
    "template": "{{ 7 * 7 }} {% endraw %} ${7 * 7}",
    "turned": "\u202eGA thcildroN\u2067 GmbH",
    "hebrew": "חברת אור הצפון",
    "lines": "one\u2028two\u2029three",
    "prototype": "__proto__",
    "long": "W" * 10_000,
}


def graph_of(text: str) -> KnowledgeGraph:
    doc = replace(factory.small().documents[0], id=text, title=text, source=text, lang=text)
    why = Evidence(text, 0, len(text), text, 0.5, text)
    other = Entity("other", "Company", "Other " + text[:50], (text,))
    return KnowledgeGraph.of(
        [doc],
        [Entity(text, "Company", text, (text, text + "2"), (text,)), other],
        [
            Relation("r1" + text, text, "acquired", 0.5, (why,), object="other", qualifiers=Qualifiers(title=text)),
            Relation("r2" + text, text, "formerName", 0.5, (why,), literal=text),
        ],
        [Fact("f" + text, text, Figure("price", Decimal(1), text, segment=text), 0.5, (why,))],
    )


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("width", [1280, 360])
def test_hostile_text_is_inert(show: Show, text: str, width: int) -> None:
    view = show(graph_of(text), title=text, viewport={"width": width, "height": 700})
    view.search(text[:40])
    view.page.wait_for_selector("#hits li")
    view.page.keyboard.press("Enter")
    view.page.wait_for_selector("#panel h2")
    assert view.page.text_content("#panel h2") == text
    quotes = [quote.text_content() for quote in view.page.query_selector_all("#panel blockquote")]
    assert quotes == [text] * 3
    view.page.mouse.move(*view.point("kgView.network.getPosition('n0')"))
    view.run("kgView.network.body.emitter.emit('click', { nodes: [], edges: ['e0'], pointer: {} })")
    view.page.wait_for_selector("#panel .between")
    if width > 900:
        view.page.select_option("#document", index=1)
    assert view.run("globalThis.hit") is None
    assert view.run("document.querySelectorAll('img, iframe, object, embed, script[src], #panel script').length") == 0
    assert view.run("[...document.links].map((a) => a.protocol).filter((p) => !['http:', 'https:'].includes(p))") == []
    assert view.run("document.documentElement.scrollWidth") <= width
    view.check()


def test_only_web_addresses_become_links(show: Show) -> None:
    sources = [
        "https://a.example/x?y=<z>",
        "http://b.example",
        "javascript:alert(1)",
        "file:///etc/passwd",
        " data:,x",
        "ftp://c.example",
    ]
    text = "Ein Satz."
    docs = [replace(factory.small().documents[0], id=f"d{k}", source=s, text=text) for k, s in enumerate(sources)]
    why = tuple(Evidence(doc.id, 0, len(text), text, 0.5, "x") for doc in docs)
    graph = KnowledgeGraph.of(
        docs,
        [Entity("a", "Company", "Aa"), Entity("b", "Company", "Bb")],
        [Relation("r", "a", "acquired", 0.5, why, object="b")],
    )
    view = show(graph)
    view.choose("aa")
    links = view.run("[...document.links].map((a) => [a.href, a.rel, a.target])")
    safe = ["noopener noreferrer", "_blank"]
    assert links == [["https://a.example/x?y=%3Cz%3E", *safe], ["http://b.example/", *safe]]
    assert len(view.page.query_selector_all("#panel blockquote")) == len(sources)


def test_right_to_left_names_do_not_turn_their_surroundings(show: Show) -> None:
    view = show(graph_of(HOSTILE["turned"]))
    view.choose("other")
    assert view.run("getComputedStyle(document.querySelector('#panel .statement bdi')).unicodeBidi") == "isolate"
    assert view.run("document.querySelector('#panel .statement bdi').dir") == "auto"


def test_the_policy_stops_a_script_that_got_in(show: Show) -> None:
    view = show(factory.small())
    view.run(f"document.body.append(Object.assign(document.createElement('script'), {{ textContent: '{RUN}' }}))")
    assert view.run("globalThis.hit") is None
    assert any("Content Security Policy" in complaint for complaint in view.complaints)
