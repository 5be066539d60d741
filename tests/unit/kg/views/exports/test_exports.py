"""Every format is read back by a tool that is not ours."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from decimal import Decimal
from xml.etree import ElementTree

import networkx as nx
import pyoxigraph
import pytest
import rdflib

from kg.errors import InvalidGraph, StoreError
from kg.graph import KnowledgeGraph
from kg.model import Entity
from kg.views.exports import FORMATS, files, format_of, text
from kg.views.exports.sheets import text_of
from kg.views.rdf import read, write_nquads
from kg.views.tables import COLUMNS, tables
from tests.sparql.sample import sample
from tests.unit.kg.views.exports.nasty import nasty

GRAPHS = pytest.mark.parametrize("graph", [KnowledgeGraph(), sample(), nasty()], ids=["empty", "sample", "nasty"])


def whole(graph: KnowledgeGraph, form: str) -> str:
    return "".join(text(graph, form))


def folder(graph: KnowledgeGraph, form: str) -> dict[str, str]:
    return {
        name: content if isinstance(content, str) else "".join(_pieces(content)) for name, content in files(graph, form)
    }


def _pieces(content: object) -> Iterable[str]:
    assert isinstance(content, Iterable)
    assert not isinstance(content, bytes)
    return content


class TestRegistry:
    @pytest.mark.parametrize("form", [form for form in FORMATS if form != "parquet"])
    def test_the_order_of_the_records_changes_no_byte(self, form: str) -> None:
        graph = nasty()
        turned = KnowledgeGraph(graph.documents[::-1], graph.entities[::-1], graph.relations[::-1], graph.facts[::-1])
        write = folder if FORMATS[form].folder else whole
        assert write(turned, form) == write(graph, form)

    def test_unknown_formats_are_refused_with_the_list(self) -> None:
        with pytest.raises(StoreError, match="no export format 'xls': use one of ttl, nq, trig"):
            whole(sample(), "xls")
        with pytest.raises(StoreError, match="csv is a folder"):
            whole(sample(), "csv")
        with pytest.raises(StoreError, match="trig is one text"):
            list(files(sample(), "trig"))

    def test_a_suffix_names_the_format(self) -> None:
        assert [format_of(name) for name in ("g.trig", "G.TTL", "g.cql", "g.csv", "trig")] == [
            "trig", "ttl", "cypher", None, None,
        ]  # fmt: skip


class TestRdf:
    @GRAPHS
    @pytest.mark.parametrize(
        ("form", "format"), [("trig", pyoxigraph.RdfFormat.TRIG), ("jsonld", pyoxigraph.RdfFormat.JSON_LD)]
    )
    def test_pyoxigraph_reads_the_quads_of_graph_nq(
        self, graph: KnowledgeGraph, form: str, format: pyoxigraph.RdfFormat
    ) -> None:
        wanted = set(pyoxigraph.parse(write_nquads(graph), format=pyoxigraph.RdfFormat.N_QUADS))
        assert set(pyoxigraph.parse(whole(graph, form), format=format)) == wanted

    @GRAPHS
    @pytest.mark.parametrize(("form", "format"), [("trig", "trig"), ("jsonld", "json-ld")])
    def test_rdflib_reads_the_quads_of_graph_nq(self, graph: KnowledgeGraph, form: str, format: str) -> None:
        assert _rdflib(whole(graph, form), format) == _rdflib(write_nquads(graph), "nquads")

    def test_our_reader_has_the_graph_back(self) -> None:
        assert read(whole(sample(), "trig"), "trig") == sample()


def _rdflib(written: str, format: str) -> set[tuple[str, ...]]:
    dataset = rdflib.Dataset()
    dataset.parse(data=written, format=format)
    found = set()
    for s, p, o, g in dataset.quads():
        literal = isinstance(o, rdflib.Literal)
        # An explicit xsd:string is the same as none.
        kind = str(o.datatype or rdflib.XSD.string) if isinstance(o, rdflib.Literal) else ""
        name = "" if g is None or g == rdflib.graph.DATASET_DEFAULT_GRAPH_ID else str(g)
        found.add((str(s), str(p), str(o), str(literal), kind, name))
    return found


class TestGexf:
    @GRAPHS
    def test_networkx_reads_nodes_edges_and_typed_values(self, graph: KnowledgeGraph) -> None:
        read = nx.read_gexf(io.BytesIO(whole(graph, "gexf").encode()))
        assert set(read) == {e.id for e in graph.entities}
        between = {r.id: r for r in graph.relations if r.object is not None}
        assert read.number_of_edges() == len(between)
        for subject, end, data in read.edges(data=True):
            r = between[data["id"]]
            assert (subject, end, data["predicate"], data["weight"]) == (r.subject, r.object, r.predicate, r.confidence)
            assert data["ended"] is r.qualifiers.ended
            assert data["evidence"] == len(r.evidence)
            share = r.qualifiers.share
            assert data.get("share") == (None if share is None else float(share))

    def test_every_value_is_declared(self) -> None:
        space = "{http://www.gexf.net/1.2draft}"
        root = ElementTree.fromstring(whole(nasty(), "gexf"))
        for of in ("node", "edge"):
            declared = {
                one.get("id"): one.get("type")
                for one in root.iterfind(f".//{space}attributes[@class='{of}']/{space}attribute")
            }
            used = {one.get("for") for one in root.iterfind(f".//{space}{of}//{space}attvalue")}
            assert used <= set(declared)
            assert set(declared.values()) <= {"string", "integer", "double", "boolean"}
            ids = [one.get("id") for one in root.iter(f"{space}{of}")]
            assert len(ids) == len(set(ids)) > 0


class TestCsv:
    @GRAPHS
    def test_the_csv_module_reads_every_value_back(self, graph: KnowledgeGraph) -> None:
        written = folder(graph, "csv")
        for name, table in tables(graph).items():
            head, *lines = list(csv.reader(io.StringIO(written[f"{name}.csv"], newline="")))
            assert head == [c.name for c in table.columns]
            kinds = [c.kind for c in table.columns]
            assert [tuple(_value(*pair) for pair in zip(line, kinds, strict=True)) for line in lines] == list(
                table.rows()
            )

    def test_no_text_cell_is_a_formula(self) -> None:
        for name, table in tables(nasty()).items():
            for line in list(csv.reader(io.StringIO(folder(nasty(), "csv")[f"{name}.csv"], newline="")))[1:]:
                texts = [cell for cell, c in zip(line, table.columns, strict=True) if c.kind == "text"]
                assert not [cell for cell in texts if re.match(r"[=+\-@\t\r\n＝＋－＠]", cell)]

    def test_numbers_and_ordinary_text_are_left_alone(self) -> None:
        rows = list(csv.DictReader(io.StringIO(folder(sample(), "csv")["facts.csv"])))
        assert "4200000000" in {row["value"] for row in rows}
        names = {row["name"] for row in csv.DictReader(io.StringIO(folder(sample(), "csv")["entities.csv"]))}
        assert names == {e.name for e in sample().entities}

    def test_the_package_describes_the_files(self) -> None:
        written = folder(sample(), "csv")
        package = json.loads(written.pop("datapackage.json"))
        assert {r["path"] for r in package["resources"]} == set(written)
        for resource in package["resources"]:
            head = next(csv.reader(io.StringIO(written[resource["path"]])))
            assert [f["name"] for f in resource["schema"]["fields"]] == head
            assert resource["schema"]["primaryKey"] == "id"


def _value(cell: str, kind: str) -> object:
    if kind == "text":
        return text_of(cell)
    if not cell:
        return None
    if kind == "flag":
        return {"true": True, "false": False}[cell]
    if kind == "list":
        return tuple(json.loads(cell))
    return {"decimal": Decimal, "real": float, "whole": int}[kind](cell)


class TestNeo4j:
    @GRAPHS
    def test_ids_labels_and_ends_fit(self, graph: KnowledgeGraph) -> None:
        written = folder(graph, "neo4j")
        options = written.pop("import.args").split()
        ids: dict[str, set[str]] = {}
        named = {o.partition("=")[2] for o in options if o.startswith(("--nodes", "--relationships"))}
        assert named == set(written)
        for option in options:
            if option.startswith("--nodes="):
                head, *rows = _rows(written[option.removeprefix("--nodes=")])
                label = re.fullmatch(r"id:ID\((\w+)\)", head[0])[1]  # type: ignore[index]
                assert head[-1] == ":LABEL"
                assert all(re.fullmatch(r"\w+:(string|string\[\]|double|long|boolean)", name) for name in head[1:-1])
                assert {row[-1].split("\x1f")[0] for row in rows} <= {label}
                ids[label] = {row[0] for row in rows}
                assert len(ids[label]) == len(rows)
        assert ids["Entity"] == {e.id for e in graph.entities}
        types: list[str] = []
        for option in options:
            if option.startswith("--relationships="):
                head, *rows = _rows(written[option.removeprefix("--relationships=")])
                start, end = (
                    re.fullmatch(rf":{w}_ID\((\w+)\)", h)[1] for w, h in zip(("START", "END"), head, strict=False)
                )  # type: ignore[index]
                assert head[2] == ":TYPE"
                assert {row[0] for row in rows} <= ids[start]
                assert {row[1] for row in rows} <= ids[end]
                assert {len(row) for row in rows} == {len(head)}
                types += [row[2] for row in rows]
        assert sorted(t for t in types if t not in ("hasFact", "supportedBy", "inDocument")) == sorted(
            r.predicate for r in graph.relations
        )

    def test_values_come_back(self) -> None:
        head, *rows = _rows(folder(nasty(), "neo4j")["entity.csv"])
        assert head[:3] == ["id:ID(Entity)", "type:string", "name:string"]
        found = {row[0]: (row[2], tuple(row[3].split("\x1f")) if row[3] else ()) for row in rows}
        assert found == {e.id: (e.name, e.aliases) for e in nasty().entities}
        assert {tuple(row[-1].split("\x1f")) for row in rows} == {("Entity", e.type) for e in nasty().entities}

    def test_the_separator_in_a_name_is_refused(self) -> None:
        graph = KnowledgeGraph.of((), [Entity("x", "Company", "X", ("a\x1fb",))])
        with pytest.raises(InvalidGraph, match=r"U\+001F"):
            folder(graph, "neo4j")


def _rows(written: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written, newline="")))


class TestCypher:
    def test_a_statement_a_line(self) -> None:
        lines = whole(nasty(), "cypher").splitlines()
        assert all(re.match(r"(CREATE|MERGE|MATCH) ", line) and line.endswith(";") for line in lines)
        # Quotes close in every line: what stands outside of strings has no quote left.
        bare = [re.sub(r"'(?:[^'\\]|\\.)*'", "", line) for line in lines]
        assert not [line for line in bare if "'" in line or "\\" in line]

    @GRAPHS
    def test_a_cypher_engine_runs_it_twice_and_has_the_values(self, graph: KnowledgeGraph) -> None:
        ladybug = pytest.importorskip("ladybug", reason="pip install ladybug")
        connection = ladybug.Connection(ladybug.Database(":memory:"))
        _tables_of(connection)
        # Ladybug has tables in place of constraints, and one label a node.
        lines = [x for x in whole(graph, "cypher").splitlines() if x.startswith("MERGE") or " MERGE " in x]
        for line in lines * 2:
            connection.execute(line)
        found = {
            row[0]: (row[1], tuple(row[2] or ()))
            for row in _all(connection, "MATCH (n:Entity) RETURN n.id, n.name, n.aliases")
        }
        assert found == {e.id: (e.name, e.aliases) for e in graph.entities}
        titles = {
            row[0]: row[1] for row in _all(connection, "MATCH ()-[r]->() WHERE r.id IS NOT NULL RETURN r.id, r.title")
        }
        assert titles == {r.id: r.qualifiers.title for r in graph.relations}
        values = {
            row[0]: row[1] for row in _all(connection, "MATCH (:Entity)-[:hasFact]->(n:Fact) RETURN n.id, n.value")
        }
        assert values == {f.id: None if f.figure.value is None else float(f.figure.value) for f in graph.facts}
        pieces = sum(len(s.evidence) for s in (*graph.relations, *graph.facts))
        assert _all(connection, "MATCH (:Evidence)-[r:inDocument]->(:Document) RETURN count(r)") == [[pieces]]


def _all(connection: object, query: str) -> list[list[object]]:
    result = connection.execute(query)  # type: ignore[attr-defined]
    return [list(row) for row in result.get_all()]


def _tables_of(connection: object) -> None:
    from kg import vocab
    from kg.views.exports.property_graph import PROPERTIES

    kinds = {
        "text": "STRING",
        "list": "STRING[]",
        "decimal": "DOUBLE",
        "real": "DOUBLE",
        "whole": "INT64",
        "flag": "BOOLEAN",
    }
    for label, columns in PROPERTIES.items():
        if label:
            fields = ", ".join(f"`{c.name}` {kinds[c.kind]}" for c in columns)
            connection.execute(f"CREATE NODE TABLE {label}({fields}, PRIMARY KEY(id))")  # type: ignore[attr-defined]
    fields = ", ".join(f"`{c.name}` {kinds[c.kind]}" for c in PROPERTIES[""])
    for name, predicate in vocab.PREDICATES.items():
        end = "Literal" if predicate.literal else "Entity"
        connection.execute(f"CREATE REL TABLE {name}(FROM Entity TO {end}, {fields})")  # type: ignore[attr-defined]
    for name, start, end in (
        ("hasFact", "Entity", "Fact"),
        ("supportedBy", "Fact", "Evidence"),
        ("inDocument", "Evidence", "Document"),
    ):
        connection.execute(f"CREATE REL TABLE {name}(FROM {start} TO {end})")  # type: ignore[attr-defined]


class TestParquet:
    @GRAPHS
    def test_pyarrow_reads_every_value_back(self, graph: KnowledgeGraph) -> None:
        parquet = pytest.importorskip("pyarrow.parquet", reason="pip install 'kg-news[parquet]'")
        written = dict(files(graph, "parquet"))
        assert written == dict(files(graph, "parquet"))
        for name, table in tables(graph).items():
            content = written[f"{name}.parquet"]
            assert isinstance(content, bytes)
            read = parquet.read_table(io.BytesIO(content))
            assert read.column_names == [c.name for c in COLUMNS[name]]
            wanted = [
                [list(x) if isinstance(x, tuple) else float(x) if isinstance(x, Decimal) else x for x in row]
                for row in table.rows()
            ]
            assert [list(row.values()) for row in read.to_pylist()] == wanted

    def test_without_pyarrow_it_says_what_to_type(self, monkeypatch: pytest.MonkeyPatch) -> None:
        import sys

        from kg.errors import MissingExtra

        monkeypatch.setitem(sys.modules, "pyarrow", None)
        with pytest.raises(MissingExtra, match=r"pip install 'kg-news\[parquet\]'"):
            list(files(sample(), "parquet"))
