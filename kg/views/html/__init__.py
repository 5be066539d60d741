"""`graph.html`: an interactive view of a graph in one file, made with pyvis, that opens without any network."""

from __future__ import annotations

from kg.graph import KnowledgeGraph
from kg.views.html.payload import end, payload, ranked, statements

__all__ = ["to_html"]


def to_html(graph: KnowledgeGraph, *, max_nodes: int = 300, title: str | None = None) -> str:
    """An interactive page that shows `graph`, as one HTML string to be written as UTF-8.

    The `max_nodes` best connected entities are drawn at first, a search brings in the others. `title` stands at
    the top (without one, the page says "Knowledge graph" in the reader's language). The same graph gives the same
    bytes. `ValueError` for `max_nodes` below 1, `InvalidGraph` where a statement names an unknown entity.
    """
    # pyvis imports IPython and numpy takes its time: only who draws a page pays for them.
    from kg.views.html import layout, network

    if max_nodes < 1:
        raise ValueError(f"max_nodes is {max_nodes}: give the number of entities to draw at first, 1 or more")
    entities = ranked(graph)
    number = {entity.id: k for k, entity in enumerate(entities)}
    shown = min(max_nodes, len(entities))
    data = payload(graph, entities, shown, title)
    links = [
        (k, relation, end(number, relation.subject, relation.id), end(number, relation.object, relation.id))
        for k, relation in enumerate(graph.relations)
        if relation.object is not None
    ]
    places = layout.positions(len(entities), [(a, b) for _, _, a, b in links], shown)
    nodes = [
        network.node(k, entity.name, entity.type, statements(graph, entity), places[k])
        for k, entity in enumerate(entities)
    ]
    return network.render(nodes, network.edges(links), data)
