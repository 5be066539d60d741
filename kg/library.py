"""What was read is kept: documents, where each came from, and what the extractors found in it.

One SQLite file. A document is kept once, by the hash of its text, however many origins (files, records) have that
text; its metadata is joined from its origins in their order by name, so that the order of arrival never shows.
Findings are kept by document, by the metadata that extractors see, and by the pipeline's fingerprint.

Every change is committed at once: an interrupted or killed build goes on where it stopped. While a library is open
for writing no other process can open it.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Literal

from kg.codec import findings_from_json, findings_to_json
from kg.errors import InvalidGraph, StoreError
from kg.ids import digest, document_id
from kg.ingest.files import key_of
from kg.ingest.language import UNKNOWN
from kg.ingest.records import Article, Record
from kg.model import Document, Findings
from kg.resolve.memory import Kept

VERSION = 1
FILE = "library.sqlite"
#: A shorter beginning of an id is more likely a slip.
SHORTEST = 4
#: What `put` did with a record.
Outcome = Literal["new", "changed", "kept"]

_SCHEMA = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (id TEXT PRIMARY KEY, text TEXT NOT NULL, lang TEXT);
CREATE TABLE origins (
    key TEXT PRIMARY KEY,      -- absolute path, with #record in a collection
    path TEXT NOT NULL,        -- the file
    label TEXT NOT NULL,       -- what people see where the article names no source
    digest TEXT NOT NULL,      -- of the bytes it was read from
    document TEXT NOT NULL REFERENCES documents (id),
    title TEXT, date TEXT, lang TEXT, source TEXT
);
CREATE INDEX origins_document ON origins (document);
CREATE INDEX origins_path ON origins (path);
CREATE TABLE findings (
    document TEXT NOT NULL REFERENCES documents (id),
    fingerprint TEXT NOT NULL, -- of the extractors
    seen TEXT NOT NULL,        -- hash of the metadata that they saw
    found TEXT NOT NULL,
    PRIMARY KEY (document, fingerprint)
);
"""
#: Newer than the format: made where it is missing. Judgements on pairs of names, see `kg.resolve.memory`.
_VERDICTS = "CREATE TABLE IF NOT EXISTS verdicts (key TEXT PRIMARY KEY, verdict TEXT NOT NULL) WITHOUT ROWID"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document came from."""

    key: str
    path: str
    label: str
    document: str
    source: str | None


_METADATA = """
SELECT d.id, d.lang, o.title, o.date, o.lang, o.source, o.label FROM documents d JOIN origins o ON o.document = d.id {}
ORDER BY d.id, o.label, o.digest, o.key
"""


def _joined(origins: list[tuple[str | None, ...]], text: str) -> Document:
    """A document from its origins (rows of `_METADATA`): the first in order that says something of a field counts."""
    id_, detected, *_, label = origins[0]
    title, date, lang, source = (next((row[i] for row in origins if row[i]), None) for i in range(2, 6))
    return Document(str(id_), text, lang or detected or UNKNOWN, date, title, source or label)


def _seen(document: Document) -> str:
    return digest(document.lang, document.date, document.title)


class Library:
    """The library in `folder`, or in memory for None. Use it as a context; errors are StoreError with a cure."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        with self._errors():
            if folder is not None:
                folder.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(folder / FILE if folder else ":memory:", isolation_level=None, timeout=0.5)
            try:
                self._open()
            except BaseException:
                self._db.close()
                raise

    def _open(self) -> None:
        # The exclusive lock is taken with the first access and held to the end, also against readers; the system
        # drops it when the process dies. With a write-ahead log a commit needs no flush of the disk.
        self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.execute("PRAGMA foreign_keys = ON")
        self._db.execute("BEGIN IMMEDIATE")
        if self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
            for statement in _SCHEMA.split(";"):
                self._db.execute(statement)
            self._db.execute(f"PRAGMA user_version = {VERSION}")
        self._db.execute(_VERDICTS)
        self._db.execute("COMMIT")
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version != VERSION:
            raise StoreError(
                f"{self._place} was written by another version of kg (format {version}, this one reads {VERSION}): "
                "move the folder away and build again"
            )

    @property
    def _place(self) -> str:
        return str(self._folder / FILE) if self._folder else "the library in memory"

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            raise StoreError(self._told(str(error))) from error
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"{self._place} is damaged ({error}): move the folder away and build again from the articles"
            ) from error
        except PermissionError as error:
            raise StoreError(f"no permission to write {error.filename}: choose another folder with -o") from error
        except OSError as error:
            raise StoreError(f"{error.filename or self._place} cannot be written ({error.strerror}): choose another "
                             "folder with -o") from error  # fmt: skip

    def _told(self, reason: str) -> str:
        if "locked" in reason:
            return f"another kg is writing to {self._place}: wait until it is done, or choose another folder with -o"
        if "full" in reason:
            return f"the disk is full, {self._place} cannot grow: free some space and run the same command again"
        if "readonly" in reason or "unable to open" in reason or not self._may_write():
            return f"no permission to write {self._place}: choose another folder with -o"
        return f"{self._place} cannot be used ({reason}): run the same command again, or move the folder away"

    def _may_write(self) -> bool:
        # SQLite calls a file that may not be written an I/O error at times.
        own = {"effective_ids": os.access in os.supports_effective_ids}
        places = [self._folder, self._folder / FILE] if self._folder else []
        return all(os.access(place, os.W_OK, **own) for place in places if place.exists())

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the lock back."""
        self._db.close()

    def known(self, record: Record) -> bool:
        """Whether this record was read before, from the same bytes."""
        with self._errors():
            row = self._db.execute("SELECT digest FROM origins WHERE key = ?", (record.key,)).fetchone()
        return row is not None and row[0] == record.digest

    def put(self, record: Record, article: Article, detected: str | None) -> Outcome:
        """Keep an article under its record's key; an earlier version under that key is replaced.

        `detected` is the language that the text itself shows; it counts where no origin states one.
        """
        new = document_id(article.text)
        with self._change():
            before = self._origin(record.key)
            self._db.execute(
                "INSERT INTO documents VALUES (?, ?, ?) "
                "ON CONFLICT (id) DO UPDATE SET lang = coalesce(lang, excluded.lang)",
                (new, article.text, detected),
            )
            label = _fuller(record.label, self._label(record.key))
            row = (new, article.title, article.date, article.lang, article.source)
            self._db.execute(
                "INSERT OR REPLACE INTO origins VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (record.key, record.path, label, record.digest, *row),
            )
            self._sweep(before)
        if not before:
            return "new"
        return "kept" if before == row else "changed"

    def touch(
        self, record: Record, date: str | None = None, lang: str | None = None, source: str | None = None
    ) -> Outcome:
        """A known record was seen again: what the command line says of it replaces what was known."""
        with self._change():
            before = self._origin(record.key)
            self._db.execute(
                "UPDATE origins SET label = ?, date = coalesce(?, date), lang = coalesce(?, lang), "
                "source = coalesce(?, source) WHERE key = ?",
                (_fuller(record.label, self._label(record.key)), date, lang, source, record.key),
            )
            return "kept" if before == self._origin(record.key) else "changed"

    def _label(self, key: str) -> str:
        row = self._db.execute("SELECT label FROM origins WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def _origin(self, key: str) -> tuple[str | None, ...]:
        """Document, title, date, language and source of an origin; nothing for an unknown one."""
        query = "SELECT document, title, date, lang, source FROM origins WHERE key = ?"
        return tuple(self._db.execute(query, (key,)).fetchone() or ())

    @contextmanager
    def _change(self) -> Iterator[None]:
        """One transaction."""
        with self._errors():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def _sweep(self, origin: tuple[str | None, ...]) -> None:
        """Take the document that an origin had away if it has no other, and what was found in it."""
        document = origin[0] if origin else None
        if self._db.execute("SELECT 1 FROM origins WHERE document = ? LIMIT 1", (document,)).fetchone() is None:
            self._db.execute("DELETE FROM findings WHERE document = ?", (document,))
            self._db.execute("DELETE FROM documents WHERE id = ?", (document,))

    def origins(self) -> list[Origin]:
        """All origins by label and key."""
        with self._errors():
            rows = self._db.execute("SELECT key, path, label, document, source FROM origins ORDER BY label, key")
            return [Origin(*row) for row in rows]

    def forget(self, keys: Iterable[str]) -> None:
        """Take origins away, and every document that no other origin has."""
        with self._change():
            for key in keys:
                before = self._origin(key)
                self._db.execute("DELETE FROM origins WHERE key = ?", (key,))
                self._sweep(before)

    def ids(self) -> list[str]:
        """The ids of all documents, in order."""
        with self._errors():
            return [row[0] for row in self._db.execute("SELECT id FROM documents ORDER BY id")]

    def documents(self, ids: Iterable[str] | None = None) -> Iterator[Document]:
        """The documents of `ids` (default: all, by id), one at a time, metadata joined from their origins."""
        for id_ in self.ids() if ids is None else ids:
            with self._errors():
                rows = self._db.execute(_METADATA.format("WHERE d.id = ?"), (id_,)).fetchall()
                (text,) = self._db.execute("SELECT text FROM documents WHERE id = ?", (id_,)).fetchone()
            yield _joined(rows, text)

    def unread(self, fingerprint: str) -> list[str]:
        """The ids of documents that these extractors have not read yet with their present metadata."""
        with self._errors():
            rows = self._db.execute("SELECT document, seen FROM findings WHERE fingerprint = ?", (fingerprint,))
            seen = dict(rows.fetchall())
            origins = self._db.execute(_METADATA.format("")).fetchall()
        documents = (_joined(list(group), "") for _, group in groupby(origins, key=lambda row: row[0]))
        return [d.id for d in documents if seen.get(d.id) != _seen(d)]

    def keep(self, document: Document, fingerprint: str, findings: Findings, *, retry: bool = False) -> None:
        """Keep what the extractors of `fingerprint` found in a document; with `retry` it counts as unread."""
        row = (document.id, fingerprint, "" if retry else _seen(document), findings_to_json(findings))
        with self._change():
            self._db.execute("INSERT OR REPLACE INTO findings VALUES (?, ?, ?, ?)", row)

    def findings(self, fingerprint: str) -> dict[str, Findings]:
        """What these extractors found, by document id in order."""
        with self._errors():
            rows = self._db.execute(
                "SELECT document, found FROM findings WHERE fingerprint = ? ORDER BY document", (fingerprint,)
            )
            try:
                return {document: findings_from_json(found) for document, found in rows}
            except InvalidGraph as error:
                raise StoreError(f"{self._place} is damaged ({error}): move the folder away and build again") from error

    def prune(self, fingerprint: str) -> None:
        """Forget what other extractors, or other versions of these, found."""
        with self._change():
            self._db.execute("DELETE FROM findings WHERE fingerprint <> ?", (fingerprint,))

    def verdicts(self) -> dict[str, Kept]:
        """What the last build judged of pairs of names."""
        with self._errors():
            rows = self._db.execute("SELECT key, verdict FROM verdicts").fetchall()
        return {key: (judgement, score, rule, (left, right)) for key, (judgement, score, rule, left, right) in
                ((key, json.loads(verdict)) for key, verdict in rows)}  # fmt: skip

    def judged(self, fresh: Mapping[str, Kept], stale: Iterable[str]) -> None:
        """Keep what this build judged anew, forget what no longer holds."""
        with self._change():
            self._db.executemany("DELETE FROM verdicts WHERE key = ?", ((key,) for key in stale))
            self._db.executemany(
                "INSERT OR REPLACE INTO verdicts VALUES (?, ?)",
                ((key, json.dumps([*kept[:3], *kept[3]], ensure_ascii=False)) for key, kept in fresh.items()),
            )

    def setting(self, name: str) -> str | None:
        """A remembered setting, or None."""
        with self._errors():
            row = self._db.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def remember(self, name: str, value: str) -> None:
        """Remember a setting."""
        with self._change():
            self._db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))


def _fuller(label: str, other: str) -> str:
    """The label that says more: a file may be given by itself once and with its folder another time."""
    return max((label, other), key=lambda one: (len(one), one))


def find(library: Library, name: str) -> list[Origin]:
    """The origins of the one document called `name`, or all below `name` if that is a collection.

    Raises StoreError if nothing or more than one document is called so, with the candidates.
    """
    origins = library.origins()
    by_path = [origin for origin in origins if key_of(name) in (origin.key, origin.path)]
    if by_path:
        return by_path
    found = {origin.document for origin in origins if name in (origin.document, origin.label, origin.source)}
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
