from __future__ import annotations

import itertools
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.ids import document_id
from kg.ingest.records import Article, Record
from kg.library import Library, find
from kg.model import Document, Findings
from tests.conftest import permissions_count
from tests.factory import fact, mention, relation


def record(key: str, digest: str = "1", label: str | None = None) -> Record:
    return Record(key, key.partition("#")[0], label or key.rpartition("/")[2], digest, lambda: Article(""))


def found_in(document: Document) -> Findings:
    firm = mention(document, "Velmora", "Company", same_as=("http://example.org/v",))
    return Findings(
        mentions=(firm,),
        relations=(relation(document, firm, "formerName", None, literal="Südmotor"),),
        facts=(fact(document, firm, "employees", value=Decimal(14_300), unit="people"),),
        notes=("eine Notiz",),
    )


@pytest.fixture
def library() -> Iterator[Library]:
    with Library(None) as library:
        yield library


class TestDocuments:
    def test_new_kept_changed(self, library: Library) -> None:
        one = record("/a.txt", "1")
        assert not library.known(one)
        assert library.put(one, Article("Text eins."), "de") == "new"
        assert library.known(one)
        assert library.touch(one) == "kept"
        assert not library.known(record("/a.txt", "2"))
        assert library.put(record("/a.txt", "2"), Article("Text zwei."), "de") == "changed"
        assert [d.text for d in library.documents()] == ["Text zwei."]
        assert library.put(record("/a.txt", "3"), Article("Text zwei."), "de") == "kept"
        assert library.put(record("/a.txt", "4"), Article("Text zwei.", title="T"), "de") == "changed"

    def test_the_command_line_overrides_a_known_record(self, library: Library) -> None:
        one = record("/a.txt")
        library.put(one, Article("Text.", title="T", date="2024-01-01"), "de")
        assert library.touch(one, date="2025-01-01", lang="fr", source="Bote") == "changed"
        assert library.touch(one) == "kept"
        (document,) = library.documents()
        assert (document.title, document.date, document.lang, document.source) == ("T", "2025-01-01", "fr", "Bote")

    def test_the_label_is_the_source_of_last_resort(self, library: Library) -> None:
        library.put(record("/x/a.txt", label="a.txt"), Article("Text."), "de")
        assert next(library.documents()).source == "a.txt"
        library.touch(record("/x/a.txt", label="x/a.txt"))
        library.touch(record("/x/a.txt", label="a.txt"))
        assert next(library.documents()).source == "x/a.txt"

    def test_one_text_of_several_origins_is_one_document_whatever_their_order(self) -> None:
        origins = [
            (record("/c.txt"), Article("Text.", title="C", lang="fr"), None),
            (record("/a.txt"), Article("Text."), "de"),
            (record("/b.txt"), Article("Text.", title="B", date="2024-01-01"), "de"),
        ]
        seen = set()
        for order in itertools.permutations(origins):
            with Library(None) as library:
                for one in order:
                    library.put(*one)
                seen.update(library.documents())
        (document,) = seen
        assert (document.title, document.date, document.lang, document.source) == ("B", "2024-01-01", "fr", "a.txt")
        assert document.id == document_id("Text.")

    def test_a_document_goes_with_its_last_origin(self, library: Library) -> None:
        library.put(record("/a.txt"), Article("Text."), "de")
        library.put(record("/b.txt"), Article("Text."), "de")
        library.forget(["/a.txt", "/nirgends"])
        assert len(library.ids()) == 1
        library.forget(["/b.txt"])
        assert library.ids() == []


class TestFindings:
    def test_kept_as_they_are(self, library: Library) -> None:
        library.put(record("/a.txt"), Article("Velmora beschäftigt 14.300 Menschen."), "de")
        (document,) = library.documents()
        assert library.unread("f") == [document.id]
        library.keep(document, "f", found_in(document))
        assert library.unread("f") == []
        assert library.findings("f") == {document.id: found_in(document)}

    def test_unread_again_with_other_extractors_or_metadata(self, library: Library) -> None:
        one = record("/a.txt")
        library.put(one, Article("Text."), "de")
        library.keep(next(library.documents()), "f", Findings())
        assert library.unread("g") == library.ids()
        library.touch(one, source="Bote")  # no extractor sees the source
        assert library.unread("f") == []
        library.touch(one, date="2024-01-01")
        assert library.unread("f") == library.ids()

    def test_a_failed_extractor_is_tried_again(self, library: Library) -> None:
        library.put(record("/a.txt"), Article("Text."), "de")
        (document,) = library.documents()
        library.keep(document, "f", Findings(notes=("x",)), retry=True)
        assert library.unread("f") == [document.id]
        assert library.findings("f")[document.id].notes == ("x",)

    def test_they_go_with_their_document_and_stay_when_a_file_moves(self, library: Library) -> None:
        library.put(record("/a.txt"), Article("Text."), "de")
        library.keep(next(library.documents()), "f", Findings())
        library.put(record("/b.txt"), Article("Text."), "de")
        library.forget(["/a.txt"])
        assert list(library.findings("f")) == library.ids()
        library.forget(["/b.txt"])
        assert library.findings("f") == {}

    def test_prune(self, library: Library) -> None:
        library.put(record("/a.txt"), Article("Text."), "de")
        document = next(library.documents())
        library.keep(document, "old", Findings())
        library.keep(document, "new", Findings())
        library.prune("new")
        assert (library.findings("old"), list(library.findings("new"))) == ({}, [document.id])


class TestFind:
    @pytest.fixture
    def full(self, library: Library) -> Library:
        library.put(record("/x/a.txt", label="x/a.txt"), Article("Text a."), "de")
        library.put(record("/x/n.jsonl#1"), Article("Text 1."), "de")
        library.put(record("/x/n.jsonl#2"), Article("Text 2.", source="Bote"), "de")
        library.put(record("/y/a.txt", label="y/a.txt"), Article("Text y.", source="Bote"), "de")
        return library

    @pytest.mark.parametrize(
        ("name", "keys"),
        [
            ("x/a.txt", ["/x/a.txt"]),
            ("/x/a.txt", ["/x/a.txt"]),
            ("/x/../x/a.txt", ["/x/a.txt"]),
            ("/x/n.jsonl", ["/x/n.jsonl#1", "/x/n.jsonl#2"]),
            ("/x/n.jsonl#2", ["/x/n.jsonl#2"]),
            (document_id("Text a."), ["/x/a.txt"]),
            (document_id("Text a.")[:6], ["/x/a.txt"]),
        ],
    )
    def test_by_any_name(self, full: Library, name: str, keys: list[str]) -> None:
        assert [origin.key for origin in find(full, name)] == keys

    def test_several_and_none(self, full: Library) -> None:
        with pytest.raises(StoreError, match=r"'Bote' names 2 documents .*give more of the id, or the path"):
            find(full, "Bote")
        with pytest.raises(StoreError, match=r"no document 'a\.txt' in the library; near: x/a\.txt, y/a\.txt"):
            find(full, "a.txt")
        with pytest.raises(StoreError, match="no document"):
            find(full, document_id("Text a.")[:3])
        with pytest.raises(StoreError, match="no document"):
            find(full, "")


class TestOnDisk:
    def test_it_is_there_the_next_time(self, tmp_path: Path) -> None:
        with Library(tmp_path / "l") as library:
            library.put(record("/a.txt"), Article("Text."), "de")
            library.remember("extractors", "null")
        with Library(tmp_path / "l") as library:
            assert [d.text for d in library.documents()] == ["Text."]
            assert library.setting("extractors") == "null"
            assert library.setting("other") is None
        assert [p.name for p in (tmp_path / "l").iterdir()] == ["library.sqlite"]

    def test_two_writers(self, tmp_path: Path) -> None:
        with (
            Library(tmp_path),
            pytest.raises(StoreError, match=r"another kg is writing to .*: wait until it is done, or choose another"),
        ):
            Library(tmp_path)
        Library(tmp_path).close()

    def test_another_process_that_was_killed(self, tmp_path: Path) -> None:
        """What was committed is there, the lock is free."""
        code = (
            "import os, signal, sys; from pathlib import Path\n"
            "from tests.unit.kg.test_library import record, Article, Library\n"
            "library = Library(Path(sys.argv[1]))\n"
            "for i in range(20): library.put(record(f'/{i}.txt'), Article(f'Text {i}.'), 'de')\n"
            "library._db.execute('BEGIN'); library._db.execute(\"DELETE FROM origins\")\n"
            "os.kill(os.getpid(), signal.SIGKILL)"
        )
        root = Path(__file__).parents[3]
        done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=root, capture_output=True, check=False)
        assert done.returncode == -signal.SIGKILL, done.stderr
        with Library(tmp_path) as library:
            assert len(library.ids()) == 20
            assert len(library.origins()) == 20

    @pytest.mark.parametrize(
        "content", [b"no database at all, but long enough to be taken for one" * 20, b"SQLite format 3\0" + b"x" * 4096]
    )
    def test_a_damaged_file(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "library.sqlite").write_bytes(content)
        with pytest.raises(StoreError, match=r"library\.sqlite (is damaged|cannot be used) .*move the folder away"):
            Library(tmp_path)

    def test_findings_that_break_the_contract(self, library: Library) -> None:
        library.put(record("/a.txt"), Article("Text."), "de")
        library.keep(next(library.documents()), "f", Findings())
        library._db.execute("UPDATE findings SET found = '{\"x\": 1}'")
        with pytest.raises(StoreError, match="damaged"):
            library.findings("f")

    def test_another_version(self, tmp_path: Path) -> None:
        with Library(tmp_path):
            pass
        db = sqlite3.connect(tmp_path / "library.sqlite")
        db.execute("PRAGMA user_version = 99")
        db.close()
        with pytest.raises(StoreError, match=r"another version of kg \(format 99, this one reads 1\)"):
            Library(tmp_path)

    def test_no_permission(self, open_path: Path) -> None:
        open_path.chmod(0o555)
        with (
            permissions_count(),
            pytest.raises(StoreError, match=r"no permission to write .*: choose another folder with -o"),
        ):
            Library(open_path / "library")

    def test_read_only_library(self, open_path: Path) -> None:
        with Library(open_path):
            pass
        os.chmod(open_path / "library.sqlite", 0o444)
        open_path.chmod(0o555)
        with permissions_count(), pytest.raises(StoreError, match="no permission to write"):
            Library(open_path)

    def test_full_disk(self, tmp_path: Path) -> None:
        disk = tmp_path / "disk"
        disk.mkdir()
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk], capture_output=True, check=False
        )
        if mounted.returncode != 0:
            pytest.skip("no small disk can be mounted here")
        try:
            with Library(disk) as library:
                library.put(record("/a.txt"), Article("Text."), "de")
                with pytest.raises(
                    StoreError, match=r"the disk is full, .* free some space and run the same command again"
                ):
                    library.put(record("/b.txt"), Article("x" * 1_000_000), "de")
                assert [d.text for d in library.documents()] == ["Text."]
            with Library(disk) as library:
                assert [d.text for d in library.documents()] == ["Text."]
        finally:
            subprocess.run(["umount", disk], check=True)
