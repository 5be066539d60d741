"""`explorer.html`: the graph to search, walk, read and query, in one file that opens without any network.

The same page is served by `kg serve`; there it holds no texts and no SPARQL engine, and asks the server for both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.graph import KnowledgeGraph

__all__ = ["policy", "to_explorer"]


def to_explorer(
    graph: KnowledgeGraph,
    *,
    title: str | None = None,
    questions: Sequence[Mapping[str, str]] = (),
    served: str | None = None,
) -> str:
    """The explorer of `graph`, as one HTML string to be written as UTF-8. The same graph gives the same bytes.

    `questions` are ready queries (`name`, `about`, `text` with `<urn:kg:argument>` for what is asked about), as
    `kg.query.ask.catalogue` gives them. `served` is the name of the build that a server shows: the page then fetches
    texts and answers from where it came from, and follows new builds. `InvalidGraph` where a statement names an
    unknown entity.
    """
    # numpy and the bundle take their time: only who draws a page pays for them.
    from kg.views.explorer import page, payload

    return page.render(payload.payload(graph, title, list(questions), served))


def policy(served: bool) -> str:
    """The Content-Security-Policy of the page: its own scripts only, no request but, if `served`, to its server."""
    from kg.views.explorer import page

    return page.policy(served)
