from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli.main import main
from kg.query.ask import QUESTIONS
from tests.conftest import ROOT
from tests.unit.kg.test_builder import A, B, C, articles, files

Streams = pytest.CaptureFixture[str]
pytestmark = pytest.mark.usefixtures("toy")


@pytest.fixture
def out(tmp_path: Path, capsys: Streams) -> str:
    """An output folder with a graph of three articles."""
    folder = articles(tmp_path / "in", a=A, b=B, c=C)
    assert main(["build", str(folder), "-o", str(tmp_path / "out"), "--extractors", "toy", "--date", "2024-08-13"]) == 0
    capsys.readouterr()
    return str(tmp_path / "out")


class TestBuild:
    def test_summary(self, tmp_path: Path, capsys: Streams) -> None:
        folder = articles(tmp_path / "in", a=A, b=B)
        assert main(["build", str(folder), "-o", str(tmp_path / "out"), "--extractors", "toy"]) == 0
        told = capsys.readouterr()
        assert told.out.splitlines() == [
            "documents  2 (2 new)",
            "entities   3 (3 Company)",
            "relations  1",
            "facts      2",
            f"look at    {tmp_path}/out/explorer.html (in a browser), or: kg show 'Velmora AG' -o {tmp_path}/out",
        ]
        assert told.err == ""

    def test_summary_of_a_second_build(self, tmp_path: Path, capsys: Streams) -> None:
        folder = articles(tmp_path / "in", a=A, b=B, c=C)
        chosen = ["build", str(folder), "-o", str(tmp_path / "out"), "--extractors", "toy"]
        main(chosen)
        (folder / "c.txt").unlink()
        articles(folder, a=A + " Neu.", d="Nichts.", leer="")
        (folder / "bild.png").write_bytes(b"x")
        (folder / "alt.txt").write_bytes("Die Größe »zählt« hier.".encode("cp1252"))
        capsys.readouterr()
        assert main(chosen) == 3
        told = capsys.readouterr()
        assert told.out.splitlines()[:2] == [
            "documents  4 (2 new, 1 changed, 1 kept, 1 removed, 1 failed)",
            "  removed  c.txt",
        ]
        assert told.err.splitlines() == [
            "note: alt.txt: read as Windows-1252, because it is not UTF-8; save it as UTF-8 if letters look wrong",
            f"failed: {folder}/leer.txt: the file is empty: leave it out, or put the article's text there",
            f"skipped: {folder}/bild.png (.png: not one of .txt, .md, .html, .pdf, .eml, .rss, .jsonl or .jsonl.gz)",
        ]

    def test_nothing_could_be_read(self, tmp_path: Path, capsys: Streams) -> None:
        assert main(["build", str(tmp_path / "fehlt.txt"), "-o", str(tmp_path / "out"), "--extractors", "toy"]) == 1
        told = capsys.readouterr()
        assert told.err.splitlines() == [
            f"failed: {tmp_path}/fehlt.txt: no such file or folder: check the spelling, or run `ls` there",
            f"error: no article could be read, {tmp_path}/out is as it was",
        ]
        assert (told.out, (tmp_path / "out").exists()) == ("", False)

    def test_overrides_and_standard_input(
        self, tmp_path: Path, capsys: Streams, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class Stdin:
            buffer = io.BytesIO(A.encode())

        monkeypatch.setattr(sys, "stdin", Stdin)
        options = ["--date", "13.08.2024", "--lang", "DE", "--source", "Bote", "--extractors", "toy"]
        assert main(["build", "-", "-o", str(tmp_path / "out"), *options]) == 0
        (document,) = json.loads((tmp_path / "out/graph.json").read_text())["documents"]
        assert {k: document[k] for k in ("date", "lang", "source", "text")} == {
            "date": "2024-08-13", "lang": "de", "source": "Bote", "text": A,
        }  # fmt: skip

    def test_again_without_articles(self, out: str, capsys: Streams) -> None:
        before = files(Path(out))
        (Path(out) / "graph.ttl").unlink()
        assert main(["build", "-o", out, "--extractors", "toy"]) == 0
        assert files(Path(out)) == before

    def test_another_build_at_work(self, out: str, capsys: Streams) -> None:
        from kg.library import Library

        with Library(Path(out) / "library"):
            assert main(["build", "-o", out, "--extractors", "toy"]) == 1
        assert "error: another kg is writing to" in capsys.readouterr().err

    def test_hostile_names_move_no_cursor(self, tmp_path: Path, capsys: Streams) -> None:
        folder = articles(tmp_path / "in", a=A)
        (folder / "\x1b[2J\u202ex.txt").write_text("")
        assert main(["build", str(folder), "-o", str(tmp_path / "out"), "--extractors", "toy"]) == 3
        told = capsys.readouterr()
        assert "\x1b" not in told.err + told.out
        assert "\u202e" not in told.err + told.out

    def test_progress_only_on_a_terminal(self, tmp_path: Path, toy: Path) -> None:
        folder = articles(tmp_path / "in", a=A)
        command = [
            sys.executable,
            "-m",
            "kg.cli.main",
            "build",
            str(folder),
            "-o",
            str(tmp_path / "o"),
            "--extractors",
            "toy",
        ]
        env = {**os.environ, "PYTHONPATH": str(toy), "TERM": "xterm"}
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True)
        assert done.stderr == ""
        ours, theirs = pty.openpty()
        with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=theirs) as process:
            os.close(theirs)
            seen = b""
            while True:
                try:
                    part = os.read(ours, 4096)
                except OSError:  # the other end of a terminal closes with an error
                    break
                if not part:
                    break
                seen += part
            assert process.stdout is not None
            assert b"documents  1 (1 kept)" in process.stdout.read()
        os.close(ours)
        assert b"reading" in seen


class TestRemove:
    @pytest.mark.parametrize("by", ["path", "label", "id"])
    def test_by_any_name(self, out: str, by: str, tmp_path: Path, capsys: Streams) -> None:
        documents = json.loads((Path(out) / "graph.json").read_text())["documents"]
        id_ = next(d["id"] for d in documents if d["text"] == C)
        name = {"path": str(tmp_path / "in/c.txt"), "label": "c.txt", "id": id_[:8]}[by]
        assert main(["remove", name, "-o", out]) == 0
        told = capsys.readouterr().out
        assert told.startswith("documents  2 (1 removed)\n  removed  c.txt\nentities   3 (3 Company)\n")
        assert main(["show", "Corvane AG", "-o", out]) == 1

    def test_unknown(self, out: str, capsys: Streams) -> None:
        before = files(Path(out))
        assert main(["remove", "fehlt.txt", "-o", out]) == 1
        assert "error: no document 'fehlt.txt' in the library" in capsys.readouterr().err
        assert files(Path(out)) == before


class TestLook:
    def test_show(self, out: str, capsys: Streams) -> None:
        assert main(["show", "velmora ag", "-o", out]) == 0
        told = capsys.readouterr().out
        assert told.startswith("Velmora AG (Company)  [company-velmora")
        assert "Velmora AG acquired Halden AG" in told
        assert "revenue  7 EUR" in told
        assert "2024-08-13, a.txt [" in told

    def test_show_with_near_names(self, out: str, capsys: Streams) -> None:
        assert main(["show", "Velmra AG", "-o", out]) == 1
        assert capsys.readouterr().err == "error: no entity 'Velmra AG' in this graph. Did you mean Velmora AG?\n"

    def test_why_a_statement(self, out: str, capsys: Streams) -> None:
        fact = next(f for f in json.loads((Path(out) / "graph.json").read_text())["facts"] if f["value"] == 7)
        assert main(["why", fact["id"][:10], "-o", out]) == 0
        told = capsys.readouterr().out
        assert told.startswith(f"Velmora AG: revenue | 7 EUR | actual  [{fact['id']}, confidence 0.50]")
        assert told.count("Velmora AG: Umsatz 7 Euro.”") == 2
        assert "toy (0.90)" in told
        assert "subject “Velmora AG” 0 to 10; value “7 Euro” " in told
        assert told.endswith("  check scale: revenue 7 EUR: too small, a million may be missing\n")

    def test_check_lists_what_cannot_be(self, out: str, capsys: Streams) -> None:
        graph = json.loads((Path(out) / "graph.json").read_text())
        ids = [f["id"] for f in graph["facts"] if f["metric"] == "revenue"]
        assert main(["check", "-o", out]) == 0
        told = capsys.readouterr().out.splitlines()
        assert sorted(line[-19:-1] for line in told if line.startswith("scale: ")) == sorted(ids)
        counts = f"{len(graph['relations'])} relations and {len(graph['facts'])} facts"
        assert told[-1] == f"{len(ids)} of {counts} need a second look, articles disagree on 0"
        assert main(["check", "-o", out, "--strict"]) == 1
        report = json.loads((Path(out) / "report.json").read_text())["checks"]
        assert sorted(one["statement"] for one in report) == sorted(ids)
        assert {one["check"] for one in report} == {"scale"}

    def test_why_names_are_one_entity(self, tmp_path: Path, capsys: Streams) -> None:
        folder, out = articles(tmp_path / "in", a=A, b=B.replace("Velmora AG", "VELMORA AG")), str(tmp_path / "out")
        assert main(["build", str(folder), "-o", out, "--extractors", "toy"]) == 0
        capsys.readouterr()
        assert main(["why", "velmora ag", "-o", out]) == 0
        told = capsys.readouterr().out
        assert "names: " in told
        assert "'VELMORA AG' = 'Velmora AG': same name" in told or "'Velmora AG' = 'VELMORA AG': same name" in told
        (tmp_path / "out/report.json").unlink()
        assert main(["why", "velmora ag", "-o", out]) == 0
        assert "report.json cannot be read, the reasons are missing; `kg build -o" in capsys.readouterr().err

    def test_why_an_entity(self, out: str, capsys: Streams) -> None:
        assert main(["why", "Halden AG", "-o", out]) == 0
        told = capsys.readouterr().out
        assert "“Halden AG kauft Corvane AG.”" in told
        assert main(["why", "r-0000", "-o", out]) == 1
        assert "no statement and no entity 'r-0000'" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("form", "words"),
        [("ttl", "@prefix kg:"), ("nq", "<https://w3id.org/kg-news/"), ("json", "{"), ("graphml", "<?xml")],
    )
    def test_export(self, out: str, form: str, words: str, capsys: Streams, tmp_path: Path) -> None:
        name = {"json": "graph.json", "ttl": "graph.ttl", "nq": "graph.nq", "graphml": "graph.graphml"}[form]
        assert main(["export", "--to", form, "-o", out]) == 0
        told = capsys.readouterr().out
        assert words in told
        assert told.encode() == (Path(out) / name).read_bytes()
        assert main(["export", "--to", form, str(tmp_path / "x"), "-o", out]) == 0
        assert (tmp_path / "x").read_bytes() == (Path(out) / name).read_bytes()

    def test_export_takes_the_format_from_the_suffix(self, out: str, capsys: Streams, tmp_path: Path) -> None:
        assert main(["export", str(tmp_path / "g.nq"), "-o", out]) == 0
        assert (tmp_path / "g.nq").read_bytes() == (Path(out) / "graph.nq").read_bytes()
        assert main(["export", str(tmp_path / "g.xls"), "-o", out]) == 2
        assert "Missing option '--to': one of ttl, nq, trig" in capsys.readouterr().err

    def test_export_of_a_folder(self, out: str, capsys: Streams, tmp_path: Path) -> None:
        assert main(["export", "--to", "csv", str(tmp_path / "tables"), "-o", out]) == 0
        assert sorted(path.name for path in (tmp_path / "tables").iterdir()) == [
            "datapackage.json", "documents.csv", "entities.csv", "evidence.csv", "facts.csv", "relations.csv",
        ]  # fmt: skip
        capsys.readouterr()
        assert main(["export", "--to", "neo4j", "-o", out]) == 2
        assert "neo4j is a folder of files: `kg export --to neo4j FOLDER`" in capsys.readouterr().err

    def test_export_to_an_unknown_format(self, out: str, capsys: Streams) -> None:
        assert main(["export", "--to", "xls", "-o", out]) == 2
        assert "'gexf', 'cypher', 'csv', 'parquet', 'neo4j'" in capsys.readouterr().err

    def test_validate(self, out: str, capsys: Streams) -> None:
        assert main(["validate", "-o", out]) == 0
        assert capsys.readouterr().out == f"{out} conforms: 2 relations and 2 facts checked\n"

    def test_validate_says_what_is_wrong(self, out: str, capsys: Streams) -> None:
        path = Path(out) / "graph.json"
        path.write_text(path.read_text().replace('"acquired"', '"aquired"'))
        assert main(["validate", "-o", out]) == 1
        assert "aquired" in capsys.readouterr().err


class TestAsk:
    def test_query_in_every_form(self, out: str, capsys: Streams, tmp_path: Path) -> None:
        text = "SELECT ?name WHERE { ?x a kg:Company ; rdfs:label ?name } ORDER BY ?name"
        names = ["Corvane AG", "Halden AG", "Tarnbeck AG", "Velmora AG"]
        assert main(["query", text, "-o", out]) == 0
        assert [line.strip() for line in capsys.readouterr().out.splitlines()][-4:] == names
        file = tmp_path / "q.rq"
        file.write_text(text)
        assert main(["query", "-f", str(file), "--format", "csv", "-o", out]) == 0
        assert list(csv.reader(io.StringIO(capsys.readouterr().out))) == [["name"], *([name] for name in names)]
        assert main(["query", text, "--format", "json", "-o", out, "--max-rows", "2"]) == 0
        told = capsys.readouterr()
        assert [b["name"]["value"] for b in json.loads(told.out)["results"]["bindings"]] == names[:2]
        assert "note: only the first 2 rows are shown" in told.err
        assert (
            main(["query", "CONSTRUCT { ?a kg:acquired ?b } WHERE { ?a kg:acquired ?b }", "--format", "ttl", "-o", out])
            == 0
        )
        assert capsys.readouterr().out.count("kg:acquired") == 2

    @pytest.mark.parametrize(
        "text", ["SELEC ?x", "DROP ALL", "SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }"]
    )
    def test_what_is_wrong_or_not_allowed(self, out: str, text: str, capsys: Streams) -> None:
        assert main(["query", text, "-o", out]) == 1
        told = capsys.readouterr()
        assert told.err.startswith("error: ")
        assert (told.err.count("\n"), told.out) == (1, "")

    def test_ready_questions(self, out: str, capsys: Streams) -> None:
        assert main(["ask", "-o", out]) == 0
        listed = capsys.readouterr().out.splitlines()
        assert "kg ask figures NAME" in listed
        assert len(listed) == len(QUESTIONS)
        assert main(["ask", "figures", "Velmora AG", "-o", out, "--format", "csv"]) == 0
        assert "Velmora AG: Umsatz 7 Euro." in capsys.readouterr().out
        assert main(["ask", "figures", "Velmra AG", "-o", out]) == 1
        assert "Velmora AG" in capsys.readouterr().err


def test_extractors(capsys: Streams) -> None:
    assert main(["extractors"]) == 0
    told = capsys.readouterr()
    rows = [line.split() for line in told.out.splitlines()]
    assert "lost cannot run: extractor 'lost' cannot be imported" in told.err
    assert rows[0] == ["name", "version", "needs", "gives", "from"]
    assert ["toy", "1", "-", "facts,", "mentions,", "relations", "toy"] in rows
    assert {"names", "values", "reader", "statements"} <= {row[1] for row in rows if row[0] == "*"}


SCORED = {
    "lang": "de", "date": "2024-08-13",
    "entities": [{"id": n[0], "type": "Company", "name": f"{n} AG"} for n in ("Velmora", "Halden")],
    "relations": [{"subject": "V", "predicate": "acquired", "object": "H"}],
    "facts": [{"subject": "V", "metric": "revenue", "value": 8, "unit": "EUR"}],
}  # fmt: skip


def test_score(tmp_path: Path, capsys: Streams) -> None:
    folder = articles(tmp_path / "gold", a=A)
    (folder / "a.gold.json").write_text(json.dumps(SCORED))
    assert main(["score", str(folder), "--extractors", "toy", "--misses", "--save", str(tmp_path / "pred")]) == 0
    told = capsys.readouterr()
    rows = {tuple(line.split()[:-6]): line.split()[-6:] for line in told.out.splitlines()[1:]}
    assert rows["total", "entities"] == ["1.000", "1.000", "1.000", "2", "0", "0"]
    assert rows["total", "relations"] == ["1.000", "1.000", "1.000", "1", "0", "0"]
    assert rows["total", "facts"] == ["0.000", "0.000", "0.000", "0", "1", "1"]
    assert "revenue" in told.err
    assert json.loads((tmp_path / "pred/a.json").read_text())["documents"][0]["text"] == A
    assert main(["score", str(folder), "--extractors", "toy", "--lang", "fr"]) == 1
    assert "no article in" in capsys.readouterr().err


def test_score_tells_how_far_it_can_be_believed(tmp_path: Path, capsys: Streams) -> None:
    folder = articles(tmp_path / "gold", a=A)
    (folder / "a.gold.json").write_text(json.dumps(SCORED))
    assert main(["score", str(folder), "--extractors", "toy", "--interval", "--calibration"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert next(line.split() for line in lines if line.startswith("total  facts "))[2:6] == [
        "0.000", "0.000", "0.000", "0.000..0.000",
    ]  # fmt: skip
    assert next(line.split() for line in lines if line.startswith("facts ")) == [
        "facts", "0.4..0.5", "1", "0.450", "0.000",
    ]  # fmt: skip
    assert ["both", "error", "2", "0.275"] in [line.split() for line in lines]


def test_errors_by_cause(tmp_path: Path, capsys: Streams) -> None:
    folder = articles(tmp_path / "gold", a=A)
    (folder / "a.gold.json").write_text(json.dumps(SCORED))
    assert main(["errors", str(folder), "--extractors", "toy"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split() for line in lines[1:2]] == [["facts", "nothing", "like", "it", "1", "1", "0"]]
    assert lines[3] == "facts: nothing like it"
    assert any(line.endswith("Velmora AG: Umsatz 7 Euro.”") for line in lines)
    assert main(["errors", str(folder), "--extractors", "toy", "--counts"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert main(["errors", str(folder), "--extractors", "toy", "--cause", "period"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    assert main(["errors", str(folder), "--extractors", "toy", "--cause", "wetter"]) == 2
    assert "No cause 'wetter'. There are: an end is not found" in capsys.readouterr().err


class TestDiff:
    def test_two_folders(self, tmp_path: Path, out: str, capsys: Streams) -> None:
        folder = articles(tmp_path / "less", a=A)
        less = str(tmp_path / "small")
        assert main(["build", str(folder), "-o", less, "--extractors", "toy", "--date", "2024-08-13"]) == 0
        capsys.readouterr()
        assert main(["diff", less, out, "--exit-code"]) == 1
        told = capsys.readouterr().out.splitlines()
        assert any(line.startswith("+ article ") for line in told)
        assert told[-1].endswith("gone")
        assert main(["diff", out, f"{out}/graph.json", "--exit-code"]) == 0
        assert capsys.readouterr().out == "0 statements new, 0 gone, 0 changed; 0 entities new, 0 gone\n"

    def test_a_folder_without_a_graph(self, tmp_path: Path, out: str, capsys: Streams) -> None:
        assert main(["diff", str(tmp_path), out]) == 1
        assert "there is no graph in" in capsys.readouterr().err


class TestReview:
    """The toy reads `Velmora AG`, `Halden AG`, `Corvane AG`, `Tarnbeck AG`; two names differ by a slip of the pen."""

    @pytest.fixture
    def slip(self, tmp_path: Path, capsys: Streams) -> str:
        folder = articles(
            tmp_path / "slip",
            a="Velmorania AG kauft Halden AG.",
            b="Tarnbeck AG: Umsatz 7 Euro.",
            c="Velmornia AG.",
        )
        chosen = ["build", str(folder), "-o", str(tmp_path / "out"), "--extractors", "toy"]
        assert main(chosen) == 0
        capsys.readouterr()
        return str(tmp_path / "out")

    def _names(self, out: str) -> list[str]:
        return [e["name"] for e in json.loads((Path(out) / "graph.json").read_text())["entities"]]

    def test_what_is_unsure_is_listed_and_said_by_why(self, slip: str, capsys: Streams) -> None:
        assert main(["review", "--list", "-o", slip]) == 0
        told = capsys.readouterr().out.splitlines()
        assert told[0] == "unsure 0.60: Velmorania AG / Velmornia AG (Company; a slip of the pen)"
        assert told[-1] == "0 decided, 1 unsure"
        assert main(["why", "Velmorania AG", "-o", slip]) == 0
        assert (
            "'Velmorania AG' may be 'Velmornia AG': a slip of the pen (0.60); see `kg review`"
            in capsys.readouterr().out
        )

    def test_an_answer_is_kept_and_every_later_build_follows_it(
        self, slip: str, tmp_path: Path, capsys: Streams, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
        assert main(["review", "-o", slip]) == 0
        told = capsys.readouterr().out
        assert "Velmorania AG  /  Velmornia AG" in told
        assert "kauft Halden AG" in told
        assert len(self._names(slip)) == 3
        main(["build", str(tmp_path / "slip"), "-o", slip, "--extractors", "toy"])
        assert len(self._names(slip)) == 3
        capsys.readouterr()
        main(["review", "--list", "-o", slip])
        assert capsys.readouterr().out.splitlines()[0].startswith("POSITIVE: Velmorania AG / Velmornia AG")
        main(["why", "Velmornia AG", "-o", slip])
        assert "a person decided" in capsys.readouterr().out

    def test_what_was_joined_by_hand_is_split_by_hand(self, out: str, capsys: Streams) -> None:
        before = self._names(out)
        assert main(["review", "--same", "Velmora AG", "Tarnbeck AG", "-o", out, "--note", "renamed"]) == 0
        assert len(self._names(out)) == len(before) - 1
        assert main(["review", "--different", "Velmora AG", "Tarnbeck AG", "-o", out]) == 0
        assert self._names(out) == before

    def test_without_an_answer_nothing_changes(
        self, slip: str, capsys: Streams, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = (Path(slip) / "graph.json").read_bytes()
        for answer in ("q\n", ""):
            monkeypatch.setattr("sys.stdin", io.StringIO(answer))
            assert main(["review", "-o", slip]) == 0
            assert "nothing decided" in capsys.readouterr().out
        assert (Path(slip) / "graph.json").read_bytes() == before
        assert not (Path(slip) / "review.csv").exists()

    @pytest.mark.parametrize(
        ("given", "told"),
        [
            (["--same", "Velmora AG", "Nirgendwo AG"], "no entity 'Nirgendwo AG' in this graph"),
            (["--different", "Velmora AG", "Velmora AG"], "narrow each to its article"),
            (["--different", "Velmora AG@zzzz", "Velmora AG"], "begins the id of 0 articles"),
        ],
    )
    def test_mistakes_are_told(self, out: str, capsys: Streams, given: list[str], told: str) -> None:
        assert main(["review", *given, "-o", out]) == 1
        assert told in capsys.readouterr().err

    def test_a_mistake_in_the_file_stops_the_build_before_reading(
        self, out: str, tmp_path: Path, capsys: Streams
    ) -> None:
        (Path(out) / "review.csv").write_text(
            "judgement,type,left,left_document,right,right_document,note\nJA,Company,A,,B,,\n"
        )
        before = files(Path(out))
        assert main(["build", str(tmp_path / "in"), "-o", out, "--extractors", "toy"]) == 1
        assert "review.csv, line 2: judgement 'JA' must be one of" in capsys.readouterr().err
        assert files(Path(out)) == before
