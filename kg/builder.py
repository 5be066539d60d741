"""The whole road: articles -> library -> findings -> graph -> files.

The graph is a pure function of the library (its documents) and of the extractors: the order in which articles came,
and how often, never shows.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from kg import ids
from kg.assemble import assemble
from kg.contradictions import agreements, contradictions
from kg.errors import InvalidDocument, StoreError
from kg.graph import SURE_ENOUGH, KnowledgeGraph
from kg.ingest.files import article_of, path_of, scan
from kg.ingest.language import detect
from kg.ingest.records import Complete, Item, Options, Problem, Record, Skipped
from kg.library import Library, Origin
from kg.linking.base import Knowledge, shipped
from kg.linking.link import linked
from kg.linking.own import read_own
from kg.model import Document, Findings
from kg.pipeline import BATCH, Pipeline
from kg.plausible import Violation, doubted, violations
from kg.plugins import load
from kg.resolve.decisions import Decision, read_decisions
from kg.resolve.memory import Memory
from kg.resolve.resolve import Resolution, resolve
from kg.store.generations import Published, publish
from kg.workers import run as workers_run

#: Where the library lies in an output folder.
LIBRARY = "library"
#: What people decided about names, in an output folder; see `kg.resolve.decisions`.
REVIEW = "review.csv"
#: A user's own things for linking, in an output folder; see `kg.linking.own`.
KNOWLEDGE = "knowledge.csv"
#: Told at each step: the stage (`read`, `extract`, `write`), how many are done, and of how many (None: not known).
Progress = Callable[[str, int, int | None], None]


_AS_THEY_ARE = Options()


def silent(stage: str, done: int, total: int | None) -> None:
    """Progress that nobody watches."""


@dataclass(slots=True)
class Summary:
    """What a build did. The lists name documents by their label; `failed` and `skipped` say why."""

    new: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    @property
    def something(self) -> bool:
        """Whether at least one document was read, known already or taken away."""
        return bool(self.new or self.kept or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class Work:
    """How much a build had to do: documents read, pairs of names compared, quads put into the store and taken out."""

    read: int = 0
    compared: int = 0
    added: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Built:
    """A graph, what was done for it, what `report.json` says, and how much work it was."""

    graph: KnowledgeGraph
    summary: Summary
    report: str
    work: Work = Work()


@dataclass(frozen=True, slots=True)
class _Way:
    """Where a graph goes (None: nowhere), whether its files are written, and how many processes read."""

    output: Path | None
    export: bool = True
    workers: int = 1


def build(
    paths: Sequence[str],
    output: Path | None,
    options: Options = _AS_THEY_ARE,
    *,
    keep: bool = False,
    extractors: Sequence[str] | None = None,
    min_confidence: float = SURE_ENOUGH,
    export: bool = True,
    workers: int = 1,
    progress: Progress = silent,
) -> Built:
    """Add the articles at `paths` to the library in `output` and write its graph there.

    Without `output` the library is in memory and nothing is written. `keep` leaves documents whose file is gone.
    `min_confidence` leaves less sure statements out of the graph, not out of the library. Without `export` only the
    store and `report.json` are written, and older files of the graph are taken away. With `workers` so many processes
    read, each with models of its own (call it under `if __name__ == "__main__"` then), where there is enough to read.
    Without paths the graph of the library as it is is made. Raises KgError; articles that cannot be read do not raise,
    they are in `summary.failed`.
    """
    pipeline = Pipeline(load(extractors))  # first: a wrong name must not cost the reading
    made = [] if output is None else [folder for folder in (output / LIBRARY, output) if not folder.exists()]
    with _library(output) as library:
        summary = add(library, paths, options, keep=keep, progress=progress)
        if not summary.something and summary.failed:
            built = Built(KnowledgeGraph(), summary, "")
        else:
            library.remember("extractors", json.dumps(None if extractors is None else list(extractors)))
            library.remember("min_confidence", str(min_confidence))
            built = _finish(library, pipeline, summary, _Way(output, export, workers), progress)
    if not built.report:
        _leave_nothing(made)
    return built


def rebuild(output: Path, change: Callable[[Library], Summary], progress: Progress = silent) -> Built:
    """Change the library in `output` and write its graph again, with the extractors of its last build."""
    if not (output / LIBRARY).is_dir():
        raise StoreError(f"there is no library in {output}: run `kg build ARTICLE... -o {output}` first")
    with _library(output) as library:
        pipeline = Pipeline(load(json.loads(library.setting("extractors") or "null")))
        # Files that were left for later stay left for later.
        return _finish(library, pipeline, change(library), _Way(output, (output / "graph.json").exists()), progress)


def _library(output: Path | None) -> Library:
    return Library(None if output is None else output / LIBRARY)


def _leave_nothing(made: Sequence[Path]) -> None:
    """Take away the folders that were made for a build in which no article could be read."""
    for folder in made:
        for path in folder.glob("library.sqlite*"):
            path.unlink()
        folder.rmdir()


def _finish(library: Library, pipeline: Pipeline, summary: Summary, way: _Way, progress: Progress) -> Built:
    output = way.output
    decisions = decided(output)  # first: a mistake in the review file must not cost the reading
    knowledge = known(output)
    read = extract(library, pipeline, progress, way.workers)
    graph, resolution, findings = graph_of(library, pipeline.fingerprint, decisions, knowledge)
    graph, doubts = weighed(graph, float(library.setting("min_confidence") or SURE_ENOUGH))
    summary.failed += _failures(graph, findings)
    built = Built(
        graph, summary, report(graph, resolution, findings, pipeline, doubts), Work(read, resolution.compared)
    )
    if output is not None:
        stored = write(output, built, progress, export=way.export)
        library.prune(pipeline.fingerprint)
        built = replace(built, work=replace(built.work, added=stored.added, removed=stored.removed))
    return built


def add(
    library: Library, paths: Sequence[str], options: Options, *, keep: bool = False, progress: Progress = silent
) -> Summary:
    """Read what is new or changed at `paths` into the library, and take away what is gone from there."""
    summary = Summary()
    seen: set[str] = set()
    whole: list[Complete] = []
    for number, item in enumerate(scan(paths, options), 1):
        progress("read", number, None)
        _take(library, item, options, summary)
        if isinstance(item, Record):
            seen.add(item.key)
        elif isinstance(item, Complete):
            whole.append(item)
    if not keep and whole:
        gone = [origin for origin in library.origins() if origin.key not in seen and _is_gone(origin, whole)]
        library.forget(origin.key for origin in gone)
        summary.removed += [origin.label for origin in gone]
    return summary


def _take(library: Library, item: Item, options: Options, summary: Summary) -> None:
    if isinstance(item, Problem):
        summary.failed.append(str(item))
    elif isinstance(item, Skipped):
        summary.skipped.append(item)
    elif isinstance(item, Record):
        _take_record(library, item, options, summary)


def _take_record(library: Library, record: Record, options: Options, summary: Summary) -> None:
    if library.known(record):
        outcome = library.touch(record, options.date, options.lang, options.source)
    else:
        try:
            article = article_of(record, options)
        except InvalidDocument as error:
            summary.failed.append(str(Problem(record.label, str(error))))
            return
        outcome = library.put(record, article, None if article.lang else detect(article.text, options.languages))
        if article.notice:
            summary.notices.append(f"{record.label}: {article.notice}")
    {"new": summary.new, "kept": summary.kept, "changed": summary.changed}[outcome].append(record.label)


def _is_gone(origin: Origin, whole: Iterable[Complete]) -> bool:
    """Whether an origin that was not seen lies in something that was seen to its end, and is not there any more."""
    for one in whole:
        if one.folder and origin.path.startswith(one.path.rstrip(os.sep) + os.sep) and _no_file(path_of(origin.path)):
            return True
        if not one.folder and origin.path == one.path:
            return True
    return False


def _no_file(path: str) -> bool:
    # Only a clear no counts: a folder that may not be entered is no reason to forget what was read from it.
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def extract(library: Library, pipeline: Pipeline, progress: Progress = silent, workers: int = 1) -> int:
    """Read every document that these extractors have not read yet, and say how many; each is kept at once."""
    todo = library.unread(pipeline.fingerprint)
    documents = library.documents(todo)
    if workers > 1 and len(todo) > 2 * BATCH:  # a process of its own takes seconds to start
        stream = workers_run(documents, json.loads(library.setting("extractors") or "null"), workers)
    else:
        stream = pipeline.run(documents)
    for number, (document, found) in enumerate(stream, 1):
        library.keep(document, pipeline.fingerprint, found, retry=any(map(_is_failure, found.notes)))
        progress("extract", number, len(todo))
    return len(todo)


def decided(output: Path | None) -> tuple[Decision, ...]:
    """What people decided about names, from the review file of an output folder; raises StoreError for a wrong line."""
    path = None if output is None else output / REVIEW
    if path is None or not path.exists():
        return ()
    try:
        return read_decisions(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(
            f"{path} cannot be read ({error}): it must be a CSV file in UTF-8; `kg review` writes it"
        ) from error


def known(output: Path | None) -> Knowledge:
    """The shipped knowledge base with the user's own in an output folder; raises StoreError for a wrong line."""
    path = None if output is None else output / KNOWLEDGE
    return shipped() if path is None or not path.exists() else Knowledge(read_own(path))


def graph_of(
    library: Library, fingerprint: str, decisions: Sequence[Decision] = (), knowledge: Knowledge | None = None
) -> tuple[KnowledgeGraph, Resolution, dict[str, Findings]]:
    """The graph of a library: a pure function of its documents, of what was found, of what was decided and is known."""
    knowledge = knowledge or shipped()
    documents = {document.id: document for document in library.documents()}
    findings = library.findings(fingerprint)
    memory = Memory(library.verdicts())
    resolution = resolve(documents, findings, decisions, knowledge.ids, memory)
    library.judged(memory.fresh(), memory.stale())
    resolution = linked(resolution, documents, findings, knowledge)
    return assemble(documents.values(), findings, resolution), resolution, findings


def alone(document: Document, pipeline: Pipeline, min_confidence: float = SURE_ENOUGH) -> KnowledgeGraph:
    """The graph of one document without a library, as a build of it alone would make it."""
    findings = {one.id: found for one, found in pipeline.run([document])}
    documents = {document.id: document}
    resolution = linked(resolve(documents, findings, (), shipped().ids), documents, findings, shipped())
    graph = assemble([document], findings, resolution)
    return weighed(graph, min_confidence)[0]


def weighed(graph: KnowledgeGraph, min_confidence: float) -> tuple[KnowledgeGraph, tuple[Violation, ...]]:
    """The statements that are sure enough, those that do not go with others less sure, and what was against them.

    What is left out takes no part in the checks, and no check leaves anything out.
    """
    kept = graph.surer_than(min_confidence)
    found = violations(kept)
    return doubted(kept, found), found


def _is_failure(note: str) -> bool:
    return ": failed on document " in note


def _failures(graph: KnowledgeGraph, findings: dict[str, Findings]) -> list[str]:
    return [
        f"{document.source or document.id}: {note}"
        for document in graph.documents
        for note in findings[document.id].notes
        if _is_failure(note)
    ]


def report(
    graph: KnowledgeGraph,
    resolution: Resolution,
    findings: dict[str, Findings],
    pipeline: Pipeline,
    doubts: Sequence[Violation] = (),
) -> str:
    """`report.json`: counts, extractors, what was dropped and why, violated checks, why mentions are one entity."""
    counts: dict[str, object] = {
        "documents": len(graph.documents),
        "entities": dict(sorted(Counter(entity.type for entity in graph.entities).items())),
        "relations": dict(sorted(Counter(relation.predicate for relation in graph.relations).items())),
        "facts": dict(sorted(Counter(fact.figure.metric for fact in graph.facts).items())),
    }
    whole = {
        "counts": counts,
        "extractors": {e.name: e.version for step in pipeline.steps for e in step},
        "checks": [asdict(violation) for violation in doubts],
        "contradictions": [
            {"earlier": c.earlier, "later": c.later, "difference": ids.number(c.difference)}
            | ({"correction": True} if c.correction else {})
            for c in contradictions(graph)
        ],
        "agreements": agreements(graph),
        "notes": {key: list(found.notes) for key, found in sorted(findings.items()) if found.notes},
        "resolution": resolution.report(),
        "unsure": resolution.unsure(),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def files(built: Built) -> Iterator[tuple[str, str]]:
    """The files of a graph by name, made one at a time."""
    from kg.codec import graph_to_json
    from kg.query.ask import catalogue
    from kg.views.explorer import to_explorer
    from kg.views.html import to_html
    from kg.views.nx import write_graphml
    from kg.views.rdf import write_nquads, write_turtle

    yield "graph.json", graph_to_json(built.graph)
    yield "graph.ttl", write_turtle(built.graph)
    yield "graph.nq", write_nquads(built.graph)
    yield "graph.graphml", write_graphml(built.graph)
    yield "graph.html", to_html(built.graph)
    yield "explorer.html", to_explorer(built.graph, questions=catalogue())
    yield REPORT, built.report


#: The files that `files` makes.
EXPORTED = ("graph.json", "graph.ttl", "graph.nq", "graph.graphml", "graph.html", "explorer.html")
REPORT = "report.json"


def write(output: Path, built: Built, progress: Progress = silent, *, export: bool = True) -> Published:
    """Make a graph the current generation of the store, then write all its files at once; see `kg.output`.

    Without `export` only the report is written, and files of an older graph are taken away: none may mislead.
    """
    from kg.output import write_files

    def told() -> Iterator[tuple[str, str]]:
        for number, file in enumerate(files(built), 1):
            yield file
            progress("write", number, len(EXPORTED) + 1)

    stored = publish(output, built.graph)
    if export:
        write_files(output, told())
        return stored
    write_files(output, [(REPORT, built.report)])
    for name in EXPORTED:
        (output / name).unlink(missing_ok=True)
    return stored
