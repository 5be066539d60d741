"""Find the documents of a library by what people call them: id, first characters of it, source or path."""

from __future__ import annotations

import os

from kg.errors import StoreError
from kg.ingest.files import key_of
from kg.library import Library, Origin

#: A shorter beginning of an id is more likely a slip.
SHORTEST = 4


def find(library: Library, name: str) -> list[Origin]:
    """The origins of the one document called `name`, or all below `name` if that is a collection.

    Raises StoreError if nothing or more than one document is called so, with the candidates.
    """
    origins = library.origins()
    by_path = [origin for origin in origins if key_of(name) in (origin.key, origin.path)]
    if by_path:
        return by_path
    sources = {document.id for document in library.documents() if document.source == name}
    found = {origin.document for origin in origins if name in (origin.document, origin.label)} | sources
    if not found and len(name) >= SHORTEST:
        found = {origin.document for origin in origins if origin.document.startswith(name)}
    if len(found) == 1:
        return [origin for origin in origins if origin.document in found]
    if found:
        ids = ", ".join(sorted(found))
        raise StoreError(f"{name!r} names {len(found)} documents ({ids}): give more of the id, or the path")
    near = sorted({o.label for o in origins if os.path.basename(name).casefold() in o.label.casefold()})[:3]
    hint = f"; near: {', '.join(near)}" if near and name else ""
    raise StoreError(f"no document {name!r} in the library{hint}. See `documents` in graph.json for ids and sources")
