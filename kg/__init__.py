"""Knowledge graphs from business news: articles in, one graph out, every statement with its sentence.

    import kg
    graph = kg.build(["samples/"])
    graph.entity("Meta")
    graph.query("SELECT ?name WHERE { ?who kg:holdsPosition ?firm ; rdfs:label ?name }")

Names are loaded on first use, so that `kg --help` and small scripts start at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.api import Graph, build, load

__all__ = ["Graph", "build", "load"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name in __all__:
        from kg import api

        return getattr(api, name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}; it has: {', '.join(__all__)}")
