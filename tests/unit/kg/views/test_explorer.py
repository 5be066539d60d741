"""The explorer as text: what is in it, what can run in it, and that the same graph gives the same bytes."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import KnowledgeGraph
from kg.query.ask import catalogue
from kg.views.explorer import page, policy, to_explorer
from kg.views.explorer.payload import MOST_QUADS, quads
from kg.views.rdf import write_nquads
from tests.browser import factory
from tests.properties.strategies import graphs
from tests.unit.kg.views.test_html import Page

FRONT = Path(page.__file__).parent / "front"
BUNDLE = FRONT.parent / "bundle"


def nquads(table: dict[str, list[str]] | None) -> str:
    """The table as N-Quads again, as the worker of the page does it."""
    assert table is not None
    terms, numbers = table["terms"], list(map(int, table["quads"]))
    lines = []
    for i in range(0, len(numbers), 4):
        s, p, o, g = numbers[i : i + 4]
        lines.append(f"{terms[s]} {terms[p]} {terms[o]}{' ' + terms[g - 1] if g else ''} .\n")
    return "".join(lines)


@given(graphs())
def test_the_table_of_terms_is_the_graph(graph: KnowledgeGraph) -> None:
    text = write_nquads(graph)
    table = quads(text)
    assert nquads(table) == text
    assert table is not None
    assert len(set(table["terms"])) == len(table["terms"])


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters='\r\n"\\')), st.booleans())
def test_any_literal_comes_through(text: str, named: bool) -> None:
    line = f'<a:b> <c:d> "{text}"{" <g:h>" if named else ""} .\n'
    assert nquads(quads(line)) == line


def test_too_many_quads_are_left_to_the_server() -> None:
    assert quads("<a:b> <c:d> <e:f> .\n" * (MOST_QUADS + 1)) is None


def test_same_graph_same_bytes_whatever_the_order_or_hash_seed() -> None:
    graph = factory.large(60)
    turned = KnowledgeGraph.of(graph.documents[::-1], graph.entities[::-1], graph.relations[::-1], graph.facts[::-1])
    assert to_explorer(graph) == to_explorer(turned)
    program = (
        "import hashlib; from tests.browser import factory; from kg.views.explorer import to_explorer;"
        "print(hashlib.sha256(to_explorer(factory.large(60)).encode()).hexdigest())"
    )
    wanted = hashlib.sha256(to_explorer(graph).encode()).hexdigest()
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == wanted


@pytest.mark.parametrize("served", [None, "g-000001"])
def test_only_our_scripts_and_styles_may_run(served: str | None) -> None:
    found = Page(to_explorer(factory.small(), questions=catalogue(), served=served))
    rules = next(a["content"] for a, _ in found.all("meta") if a.get("http-equiv") == "Content-Security-Policy")
    assert rules == policy(served is not None)
    assert "unsafe-inline" not in rules
    assert "unsafe-eval" not in rules.replace("'wasm-unsafe-eval'", "")
    assert ("connect-src 'self'" in rules) == (served is not None)
    runs = [text for a, text in found.all("script") if "type" not in a]
    assert len(runs) == 2
    for text in (*runs, found.all("style")[0][1]):
        assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in rules
    assert [a for a, _ in found.all("script") if "src" in a] == []


def test_a_served_page_fetches_texts_and_answers() -> None:
    found = Page(to_explorer(factory.small(), served="g-000007"))
    data = found.data("data")
    assert (data["served"], data["quads"]) == ("g-000007", None)
    assert all("text" not in document for document in data["documents"])
    assert len(to_explorer(factory.small(), served="g-000007")) < len(to_explorer(factory.small())) / 2


def test_every_word_is_there_in_both_languages() -> None:
    words = json.loads((FRONT.parent / "assets" / "words.json").read_text("utf-8"))
    assert set(words["en"]) == set(words["de"])
    scripts = "".join(path.read_text("utf-8") for path in (FRONT.parent / "assets").glob("*.js"))
    asked = set(re.findall(r'say\("(\w+)"', scripts)) | {f"{name}Tab" for name in ("graph", "figures", "query")}
    shown = Page(to_explorer(factory.small())).data("words")
    for lang in ("en", "de"):
        assert asked <= set(shown[lang]["ui"]), lang
    assert set(words["de"]["questions"]) == {question["name"] for question in catalogue()}


def test_the_bundle_is_what_its_source_gives(tmp_path: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        reason = "no npm found, which makes the bundle of the explorer again: apt-get install npm"
        if os.environ.get("CI") == "true":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)
    front = tmp_path / "front"
    shutil.copytree(FRONT, front, ignore=shutil.ignore_patterns("node_modules"))
    (tmp_path / "bundle").mkdir()
    for command in (["ci", "--no-audit", "--no-fund"], ["run", "build"]):
        done = subprocess.run([npm, *command], check=False, cwd=front, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stdout + done.stderr
    for name in ("library.js", "engine.js", "LICENCES.txt"):
        assert (tmp_path / "bundle" / name).read_text("utf-8") == (BUNDLE / name).read_text("utf-8"), name
    # Packed bytes differ with the version of zlib; what they hold does not.
    packed = "oxigraph.wasm.gz"
    assert gzip.decompress((tmp_path / "bundle" / packed).read_bytes()) == gzip.decompress(
        (BUNDLE / packed).read_bytes()
    )
