"""The page of the explorer: our scripts and styles, the bundles of others, the data, in one file."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import jinja2
from markupsafe import Markup

from kg.errors import KgError
from kg.views.html.network import as_data, clean, hashed

#: In this order they make one script; what the page of the graph has, too, comes from there.
SHARED = "html/assets"
OWN = "explorer/assets"
SCRIPTS = (
    (SHARED, "words.js"), (OWN, "source.js"), (SHARED, "data.js"), (SHARED, "icons.js"), (SHARED, "board.js"),
    (SHARED, "panel.js"), (SHARED, "search.js"), (SHARED, "filters.js"), (OWN, "painter.js"), (OWN, "painter-sigma.js"),
    (OWN, "painter-canvas.js"), (OWN, "saving.js"), (OWN, "article.js"), (OWN, "figures.js"), (OWN, "timeline.js"),
    (OWN, "query.js"), (OWN, "ways.js"), (OWN, "start.js"),
)  # fmt: skip
_VIEWS = resources.files("kg.views")


def render(data: Mapping[str, Any]) -> str:
    """The page as one string."""
    served = data["served"] is not None
    template = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    template.filters["data"] = as_data
    return template.from_string(_text(OWN, "page.html")).render(
        data=data,
        page_title=clean(data["title"] or "Knowledge graph"),
        policy=policy(served),
        words=_words(),
        style=Markup(_style()),
        library=Markup(_bundle("library.js")),
        script=Markup(_script()),
        # A served page asks the server: it needs no engine.
        engine="" if served else Markup(_bundle("engine.js")),
        wasm="" if served else _wasm(),
    )


def policy(served: bool) -> str:
    """The Content-Security-Policy: only the scripts and the style written here, by their hashes.

    A page from a file reaches nobody; its engine is WebAssembly in a worker made from a text of the page.
    """
    scripts = f"script-src {hashed(_bundle('library.js'))} {hashed(_script())}"
    if not served:
        scripts += " 'wasm-unsafe-eval'"
    reach = "connect-src 'self'" if served else "worker-src blob:"
    return (
        f"default-src 'none'; {scripts}; style-src {hashed(_style())}; img-src data: blob:; {reach}; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def _text(folder: str, name: str) -> str:
    return (_VIEWS / folder / name).read_text("utf-8").replace("\r\n", "\n")


@cache
def _script() -> str:
    return '"use strict";\n(() => {\n' + "\n".join(_text(folder, name) for folder, name in SCRIPTS) + "\n})();"


@cache
def _style() -> str:
    return _text(SHARED, "page.css") + _text(OWN, "explorer.css")


@cache
def _words() -> dict[str, Any]:
    """The words of the page of the graph and those of the explorer, by language."""
    shared, own = json.loads(_text(SHARED, "words.json")), json.loads(_text(OWN, "words.json"))
    return {lang: words | {"ui": words["ui"] | own[lang]} for lang, words in shared.items()}


@cache
def _bundle(name: str) -> str:
    """A script of others, see `front/build.mjs`."""
    text = _text("explorer/bundle", name)
    if re.search(r"</script|<!--", text, re.IGNORECASE):
        raise KgError(f"kg/views/explorer/bundle/{name} cannot be put into a page: npm ci && npm run build in front/")
    return text.rstrip("\n")


@cache
def _wasm() -> str:
    return base64.b64encode((_VIEWS / "explorer/bundle" / "oxigraph.wasm.gz").read_bytes()).decode("ascii")
