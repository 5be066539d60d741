"""The page itself: a pyvis `Network` filled with opaque ids, rendered by our own template.

pyvis stays the exporter: it holds nodes, edges and options and hands them to the template. Its own template is
not used, since it loads style sheets from elsewhere and prints headings and menus unescaped; vis-network comes
from the copy inside the pyvis package, so that page and exporter always fit.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import jinja2
import pyvis
from markupsafe import Markup
from pyvis.network import Network

from kg import vocab
from kg.errors import KgError
from kg.model import Relation

Json = dict[str, Any]

#: Shape by type; with the colours (in `page.css`) both tell the type, so neither has to be seen.
SHAPES = {
    "Company": "dot",
    "Organization": "square",
    "Person": "triangle",
    "Product": "diamond",
    "Place": "hexagon",
    "Event": "star",
}
SCRIPTS = (
    "words.js", "source.js", "data.js", "icons.js", "board.js", "canvas.js", "panel.js", "search.js", "filters.js",
    "main.js",
)  # fmt: skip

OPTIONS: Json = {
    "autoResize": False,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "multiselect": False, "tooltipDelay": 0, "hideEdgesOnDrag": False},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3},
    "edges": {"smooth": False, "width": 1.4, "selectionWidth": 1.2, "hoverWidth": 0.6,
              "arrows": {"to": {"scaleFactor": 0.6}}},
}  # fmt: skip

_ASSETS = resources.files("kg.views.html") / "assets"
_LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"
#: Characters that could end the data block, start a comment, or break a line in an old parser; lone surrogates
#: cannot be written as UTF-8 at all.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def as_data(value: Any) -> Markup:
    """`value` as JSON that is inert inside `<script type="application/json">`."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Markup(_UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text))


def node(index: int, label: str, kind: str, statements: int, place: tuple[int, int]) -> Json:
    """One vis-network node; its area grows with the number of statements."""
    size = round(min(10 + 3.2 * math.sqrt(statements), 40) * (1.25 if kind == "Event" else 1), 1)
    return {"id": f"n{index}", "label": label, "shape": SHAPES[kind], "size": size, "x": place[0], "y": place[1]}


def edges(relations: Sequence[tuple[int, Relation, int, int]]) -> list[Json]:
    """vis-network edges of `(number, relation, subject, object)`; parallel ones are bent apart."""
    between = Counter(frozenset((a, b)) for _, _, a, b in relations)
    drawn: Counter[frozenset[int]] = Counter()
    found = []
    for number, relation, a, b in relations:
        ends = frozenset((a, b))
        edge: Json = {"id": f"e{number}", "from": f"n{a}", "to": f"n{b}", "dashes": not relation.holds}
        if relation.predicate not in vocab.SYMMETRIC:
            edge["arrows"] = "to"
        bend = _bend(drawn[ends], between[ends])
        drawn[ends] += 1
        if bend and a != b:
            side = "curvedCW" if (bend > 0) == (a < b) else "curvedCCW"
            edge["smooth"] = {"enabled": True, "type": side, "roundness": abs(bend)}
        found.append(edge)
    return found


def _bend(turn: int, count: int) -> float:
    """How far edge number `turn` of `count` parallel ones is bent: 0, or evenly to both sides."""
    return 0.0 if count == 1 else round(0.22 * (turn - (count - 1) / 2) / max(1.0, (count - 1) / 4), 3)


def render(nodes: list[Json], links: list[Json], data: Json) -> str:
    """The page as one string. Nothing in it is loaded from elsewhere; only the scripts written here can run."""
    net = Network(directed=True, cdn_resources="in_line", height="100%", width="100%")
    net.nodes, net.edges = nodes, links
    net.set_options(json.dumps(OPTIONS))
    net.templateEnv = _environment()
    net.path = "page.html"
    net.templateEnv.globals.update(data=data, lang="en", page_title=clean(data["title"] or "Knowledge graph"))
    page: str = net.generate_html()
    return page


def clean(text: str) -> str:
    """`text` without lone surrogates, which cannot be written as UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _environment() -> jinja2.Environment:
    """Escapes everything but our own files; their hashes are all that the page's policy lets run."""
    library, style = _vis(), _asset("page.css")
    words = json.loads(_asset("words.json"))
    script = '"use strict";\n(() => {\n' + "\n".join(_asset(name) for name in SCRIPTS) + "\n})();"
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_asset), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["data"] = as_data
    environment.globals.update(
        library=Markup(library),
        script=Markup(script),
        style=Markup(style),
        words=words,
        script_hashes=Markup(f"{hashed(library)} {hashed(script)}"),
        style_hash=Markup(hashed(style)),
    )
    return environment


@cache
def _asset(name: str) -> str:
    return (_ASSETS / name).read_text("utf-8").replace("\r\n", "\n")


@cache
def _vis() -> str:
    """vis-network, with its licence note, as it lies in the pyvis package; InvalidGraph cannot be the cause."""
    path = Path(pyvis.__file__).parent / _LIBRARY
    if not path.is_file():
        raise KgError(f"pyvis {pyvis.__version__} has no {_LIBRARY}: pip install 'pyvis==0.3.2'")
    lines = path.read_text("utf-8").replace("\r\n", "\n").splitlines(keepends=True)
    # The map is a file of its own that a browser would look for.
    library = "".join(line for line in lines if not line.startswith("//# sourceMappingURL="))
    if re.search(r"</script|<!--", library, re.IGNORECASE):
        raise KgError(f"vis-network of pyvis {pyvis.__version__} cannot be put into a page: pip install 'pyvis==0.3.2'")
    return library


def hashed(text: str) -> str:
    """A script's or style's text as a source of a Content-Security-Policy."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
