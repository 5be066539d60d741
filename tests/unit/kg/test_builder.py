from __future__ import annotations

import itertools
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from kg.builder import Built, build, rebuild
from kg.errors import ExtractorUnavailable, StoreError
from kg.ids import document_id
from kg.ingest.records import Options
from kg.library import Library
from tests.conftest import ROOT, SAMPLES, permissions_count

pytestmark = pytest.mark.usefixtures("toy")

FILES = {"graph.json", "graph.ttl", "graph.nq", "graph.graphml", "graph.html", "explorer.html", "report.json"}
A = "Velmora AG kauft Halden AG. Velmora AG: Umsatz 7 Euro."
B = "Velmora AG: Umsatz 7 Euro. Tarnbeck AG: Umsatz 3 Euro."
C = "Halden AG kauft Corvane AG."


def made(paths: Sequence[Path | str], output: Path | None, **more: object) -> Built:
    extractors = more.pop("extractors", ["toy"])
    return build([str(p) for p in paths], output, extractors=extractors, **more)  # type: ignore[arg-type]


def articles(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def files(output: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in output.iterdir() if p.is_file()}


def names(built: Built) -> list[str]:
    return sorted(e.name for e in built.graph.entities)


class TestRoad:
    def test_from_articles_to_files(self, tmp_path: Path) -> None:
        built = made([articles(tmp_path / "in", a=A, b=B, c=C)], tmp_path / "out")
        assert files(tmp_path / "out").keys() == FILES
        assert names(built) == ["Corvane AG", "Halden AG", "Tarnbeck AG", "Velmora AG"]
        graph = json.loads((tmp_path / "out/graph.json").read_text(encoding="utf-8"))
        assert len(graph["documents"]) == 3
        assert len(graph["relations"]) == 2
        revenue = next(f for f in graph["facts"] if f["value"] == 7)
        assert {e["document"] for e in revenue["evidence"]} == {document_id(A), document_id(B)}
        report = json.loads((tmp_path / "out/report.json").read_text(encoding="utf-8"))
        assert report["counts"] == {
            "documents": 3, "entities": {"Company": 4}, "relations": {"acquired": 2}, "facts": {"revenue": 2},
        }  # fmt: skip
        assert report["extractors"] == {"toy": "1"}

    def test_in_memory_nothing_is_written(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        folder = articles(tmp_path / "in", a=A)
        (tmp_path / "cwd").mkdir()
        monkeypatch.chdir(tmp_path / "cwd")
        assert names(made([folder], None)) == ["Halden AG", "Velmora AG"]
        assert list((tmp_path / "cwd").iterdir()) == []

    def test_progress_tells_every_step(self, tmp_path: Path) -> None:
        steps: list[tuple[str, int, int | None]] = []
        made([articles(tmp_path / "in", a=A, b=B)], tmp_path / "out", progress=lambda *step: steps.append(step))
        assert ("extract", 2, 2) in steps
        assert ("write", 7, 7) in steps
        assert {stage for stage, *_ in steps} == {"read", "extract", "write"}

    def test_the_samples_with_the_extractors_that_need_no_model(self, tmp_path: Path) -> None:
        built = made([SAMPLES], tmp_path / "out", extractors=["names", "values"])
        assert built.summary.failed == []
        assert len(built.graph.documents) == 6
        assert "Velmora AG" in {n for e in built.graph.entities for n in (e.name, *e.aliases)}


class TestPure:
    def test_any_order_any_portions_same_bytes(self, tmp_path: Path) -> None:
        folder = articles(tmp_path / "in", a=A, b=B, c=C)
        (folder / "kopie.txt").write_text(A)  # the same text a second time
        made([folder], tmp_path / "whole")
        whole = files(tmp_path / "whole")
        paths = sorted(folder.iterdir())
        for number, order in enumerate(itertools.permutations(paths)):
            out = tmp_path / f"out{number}"
            if number % 2:
                made(order, out)
            else:
                for path in order:
                    made([path], out)
            assert files(out) == whole, order

    def test_hash_seed_does_not_show(self, tmp_path: Path, toy: Path) -> None:
        folder = articles(tmp_path / "in", a=A, b=B, c=C)
        for seed in ("1", "2"):
            run(toy, [folder, "-o", tmp_path / seed, "--extractors", "toy"], PYTHONHASHSEED=seed).check_returncode()
        assert files(tmp_path / "1") == files(tmp_path / "2")

    def test_graph_files_come_back_from_the_library(self, tmp_path: Path) -> None:
        made([articles(tmp_path / "in", a=A, b=B)], tmp_path / "out")
        whole = files(tmp_path / "out")
        for name in FILES:
            (tmp_path / "out" / name).unlink()
        made([], tmp_path / "out")
        assert files(tmp_path / "out") == whole

    def test_adding_and_removing_leaves_no_trace(self, tmp_path: Path) -> None:
        folder = articles(tmp_path / "in", a=A)
        made([folder], tmp_path / "out")
        before = files(tmp_path / "out")
        articles(folder, c=C)
        made([folder], tmp_path / "out")
        assert files(tmp_path / "out") != before
        (folder / "c.txt").unlink()
        made([folder], tmp_path / "out")
        assert files(tmp_path / "out") == before


class TestAgain:
    def test_only_what_is_new_is_read(self, tmp_path: Path) -> None:
        folder = articles(tmp_path / "in", a=A, b=B)
        made([folder], tmp_path / "out")
        articles(folder, c=C)
        steps: list[tuple[str, int, int | None]] = []
        built = made([folder], tmp_path / "out", progress=lambda *step: steps.append(step))
        assert (built.summary.new, sorted(built.summary.kept)) == (["c.txt"], ["a.txt", "b.txt"])
        assert [step for step in steps if step[0] == "extract"] == [("extract", 1, 1)]

    def test_a_changed_file_replaces_its_old_version(self, tmp_path: Path) -> None:
        folder = articles(tmp_path / "in", a=A, b=B)
        made([folder], tmp_path / "out")
        articles(folder, a=C)
        built = made([folder / "a.txt"], tmp_path / "out")
        assert built.summary.changed == ["a.txt"]
        assert names(built) == ["Corvane AG", "Halden AG", "Tarnbeck AG", "Velmora AG"]
        assert len(built.graph.documents) == 2

    def test_a_file_that_is_gone_is_taken_out_and_named(self, tmp_path: Path) -> None:
        folder = articles(tmp_path / "in", a=A, b=B, c=C)
        made([folder], tmp_path / "out")
        (folder / "b.txt").unlink()
        (folder / "c.txt").unlink()
        kept = made([folder], tmp_path / "out", keep=True)
        assert (kept.summary.removed, len(kept.graph.documents)) == ([], 3)
        other = made([folder / "a.txt"], tmp_path / "out")  # the folder itself was not built
        assert other.summary.removed == []
        built = made([folder], tmp_path / "out")
        assert (built.summary.removed, names(built)) == (["b.txt", "c.txt"], ["Halden AG", "Velmora AG"])

    def test_a_neighbour_with_a_longer_name_stays(self, tmp_path: Path) -> None:
        near, far = articles(tmp_path / "in", a=A), articles(tmp_path / "in2", b=B)
        made([near, far], tmp_path / "out")
        (far / "b.txt").unlink()
        assert made([near], tmp_path / "out").summary.removed == []

    def test_a_folder_that_is_empty_now(self, tmp_path: Path) -> None:
        folder = articles(tmp_path / "in", a=A)
        made([folder], tmp_path / "out")
        (folder / "a.txt").unlink()
        built = made([folder], tmp_path / "out")
        assert (built.summary.removed, built.graph.documents) == (["a.txt"], ())
        assert "no articles in this folder" in built.summary.failed[0]

    def test_a_folder_that_is_gone_takes_nothing_with_it(self, tmp_path: Path) -> None:
        folder = articles(tmp_path / "in", a=A)
        made([folder], tmp_path / "out")
        whole = files(tmp_path / "out")
        folder.rename(tmp_path / "away")
        assert made([folder], tmp_path / "out").report == ""
        assert files(tmp_path / "out") == whole
        assert len(made([], tmp_path / "out").graph.documents) == 1

    def test_a_folder_that_may_not_be_entered_takes_nothing_with_it(self, open_path: Path) -> None:
        folder = articles(open_path / "in", a=A)
        articles(folder / "zu", b=B)
        for path in (open_path, *open_path.rglob("*")):
            os.chown(path, 65534, 65534) if os.geteuid() == 0 else None
        with permissions_count():
            made([folder], open_path / "out")
            (folder / "zu").chmod(0)
            built = made([folder], open_path / "out")
            (folder / "zu").chmod(0o755)
        assert built.summary.removed == []
        assert len(built.graph.documents) == 2
        assert "no permission to read it" in built.summary.failed[0]

    def test_a_file_that_broke_keeps_its_earlier_version(self, tmp_path: Path) -> None:
        folder = articles(tmp_path / "in", a=A, b=B)
        made([folder], tmp_path / "out")
        (folder / "a.txt").write_bytes(b"\x00\x01binary")
        built = made([folder], tmp_path / "out")
        assert len(built.summary.failed) == 1
        assert built.summary.removed == []
        assert len(built.graph.documents) == 2

    def test_records_of_a_collection_come_and_go(self, tmp_path: Path) -> None:
        path = tmp_path / "n.jsonl"
        rows = [json.dumps({"id": i, "text": t}) for i, t in enumerate((A, B, C))]
        path.write_text("\n".join(rows))
        assert len(made([path], tmp_path / "out").graph.documents) == 3
        path.write_text(rows[0] + "\n" + rows[2][:-5])  # one is gone, one is broken: which one is not known
        built = made([path], tmp_path / "out")
        assert (built.summary.removed, len(built.graph.documents)) == ([], 3)
        path.write_text("\n".join([rows[0], rows[2]]))
        assert made([path], tmp_path / "out").summary.removed == ["n.jsonl#1"]

    def test_an_output_folder_among_the_articles_is_not_read(self, tmp_path: Path) -> None:
        folder = articles(tmp_path / "in", a=A)
        for _ in range(2):
            assert len(made([folder], folder / "output").graph.documents) == 1
        built = made([folder / "output"], tmp_path / "other")
        assert "this is an output folder" in built.summary.failed[0]

    def test_moved_files_are_not_read_again(self, tmp_path: Path) -> None:
        folder = articles(tmp_path / "in", a=A)
        made([folder], tmp_path / "out")
        (folder / "a.txt").rename(folder / "z.txt")
        steps: list[str] = []
        built = made([folder], tmp_path / "out", progress=lambda stage, *_: steps.append(stage))
        assert (built.summary.new, built.summary.removed) == (["z.txt"], ["a.txt"])
        assert "extract" not in steps

    def test_a_date_given_by_hand_stays(self, tmp_path: Path) -> None:
        folder = articles(tmp_path / "in", a=A, b=B)
        made([folder / "a.txt"], tmp_path / "out", options=Options(date="2024-08-13"))
        built = made([folder], tmp_path / "out")
        assert sorted(d.date or "" for d in built.graph.documents) == ["", "2024-08-13"]

    def test_other_extractors_read_everything_anew(self, tmp_path: Path) -> None:
        folder = articles(tmp_path / "in", a=A)
        assert names(made([folder], tmp_path / "out", extractors=["slow"])) == []
        assert names(made([folder], tmp_path / "out")) == ["Halden AG", "Velmora AG"]

    def test_remove_uses_the_extractors_of_the_last_build(self, tmp_path: Path) -> None:
        folder = articles(tmp_path / "in", a=A, c=C)
        made([folder], tmp_path / "out")
        from kg.builder import Summary

        def change(library: Library) -> Summary:
            library.forget([str(folder / "c.txt")])
            return Summary(removed=["c.txt"])

        built = rebuild(tmp_path / "out", change)
        assert names(built) == ["Halden AG", "Velmora AG"]
        made([folder / "a.txt"], tmp_path / "fresh")
        assert files(tmp_path / "out") == files(tmp_path / "fresh")

    def test_nothing_to_remove_from(self, tmp_path: Path) -> None:
        with pytest.raises(StoreError, match=r"there is no library in .*: run `kg build ARTICLE"):
            rebuild(tmp_path / "out", lambda library: pytest.fail("no library"))
        assert not (tmp_path / "out").exists()


class TestFailures:
    def test_the_others_are_built(self, tmp_path: Path) -> None:
        folder = articles(tmp_path / "in", a=A, leer="")
        (folder / "n.jsonl").write_text(json.dumps({"text": B}) + "\n\n{broken\n" + json.dumps({"text": C}) + "\n")
        built = made([folder, tmp_path / "fehlt.txt"], tmp_path / "out")
        assert len(built.graph.documents) == 3
        failed = "\n".join(built.summary.failed)
        for words in ("leer.txt: the file is empty", "n.jsonl:3: invalid JSON", "fehlt.txt: no such file"):
            assert words in failed

    def test_nothing_could_be_read_and_nothing_is_left(self, tmp_path: Path) -> None:
        built = made([tmp_path / "fehlt.txt"], tmp_path / "out")
        assert (built.report, built.graph.documents) == ("", ())
        assert not (tmp_path / "out").exists()

    def test_an_unknown_extractor_costs_no_reading(self, tmp_path: Path) -> None:
        with pytest.raises(ExtractorUnavailable, match="no extractor 'tou'"):
            made([articles(tmp_path / "in", a=A)], tmp_path / "out", extractors=["tou"])
        assert not (tmp_path / "out").exists()

    def test_a_failed_extractor_is_told_and_costs_only_its_findings(self, tmp_path: Path) -> None:
        folder = articles(tmp_path / "in", a=A, b=B + " KAPUTT")
        built = made([folder], tmp_path / "out", extractors=["toy", "broken"])
        (told,) = built.summary.failed
        assert told.startswith("b.txt: broken: failed on document")
        assert names(built) == ["Halden AG", "Tarnbeck AG", "Velmora AG"]

    def test_no_permission_to_write(self, open_path: Path) -> None:
        folder = articles(open_path / "in", a=A)
        made([folder], None)  # what is imported late must be there
        open_path.chmod(0o555)
        with permissions_count(), pytest.raises(StoreError, match=r"no permission to write .*: choose another folder"):
            made([folder], open_path / "out")

    def test_full_disk_in_mid_build(self, tmp_path: Path) -> None:
        disk, folder = tmp_path / "disk", articles(tmp_path / "in", a=A)
        disk.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=28000k", "tmpfs", disk], check=False).returncode != 0:
            pytest.skip("no small disk can be mounted here")
        try:
            made([folder], disk / "out")
            before = files(disk / "out")
            articles(folder, b=B + " mehr " * 700_000)
            with pytest.raises(StoreError, match="the disk is full"):
                made([folder], disk / "out")
            assert files(disk / "out") == before
            articles(folder, b=B)
            assert len(made([folder], disk / "out").graph.documents) == 2
        finally:
            subprocess.run(["umount", disk], check=True)


def run(toy: Path, arguments: list[Path | str], **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(arguments), cwd=ROOT, env=env(toy, **environment), capture_output=True, text=True, check=False
    )


def command(arguments: list[Path | str]) -> list[str]:
    return [sys.executable, "-m", "kg.cli.main", "build", *map(str, arguments)]


def env(toy: Path, **more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(toy), **more}


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)])
def test_ended_in_the_middle_and_run_again(tmp_path: Path, toy: Path, sent: signal.Signals, code: int) -> None:
    """What was read before the end is kept, the old files are untouched, and the same command finishes the work."""
    folder, out = articles(tmp_path / "in", a=A), tmp_path / "out"
    chosen: list[Path | str] = [folder, "-o", out, "--extractors", "toy,slow"]
    run(toy, chosen).check_returncode()
    before = files(out)
    articles(folder, **{f"b{i}": f"{B} {i}." for i in range(20)}, z=C + " LANGSAM")
    process = subprocess.Popen(
        command(chosen), cwd=ROOT, env=env(toy), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    log = out / "library/library.sqlite-wal"
    deadline = time.monotonic() + 60
    while (
        process.poll() is None and time.monotonic() < deadline and not (log.exists() and log.stat().st_size > 100_000)
    ):
        time.sleep(0.05)
    time.sleep(0.5)  # it is in the slow document now
    process.send_signal(sent)
    _, told = process.communicate(timeout=30)
    assert process.returncode == code, told
    assert "Traceback" not in told
    if sent == signal.SIGINT:
        assert "interrupted: what was read is kept, run the same command to go on" in told
    assert files(out) == before
    with Library(out / "library") as library:
        assert len(library.ids()) == 22
    articles(folder, z=C)
    assert run(toy, chosen).returncode == 0
    run(toy, [folder, "-o", tmp_path / "fresh", "--extractors", "toy,slow"]).check_returncode()
    assert files(out) == files(tmp_path / "fresh")
