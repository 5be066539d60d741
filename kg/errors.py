"""Every error that this project raises on purpose.

    KgError
    ├── InvalidDocument       this input cannot be read: it is reported, the others go on
    ├── InvalidFinding        a claim breaks the contract or does not fit its text: it is dropped and listed
    ├── ExtractorFailed       an extractor broke on this document: reported, the others go on
    ├── ExtractorUnavailable  an extractor cannot run at all (unknown name, missing model): the run stops
    ├── InvalidGraph          a graph file does not follow the contract
    ├── QueryError            a query is wrong, or went over its time or row limit
    ├── PublishError          a SPARQL server cannot be reached, or refuses what is sent
    ├── StoreError            the output folder or the library cannot be read or written
    └── MissingExtra          a package that an extra brings is not installed

A message says what happened, why, and what to type. The command line shows it in one line, without a traceback.
"""


class KgError(Exception):
    """Root of all errors that are the user's or an extractor's, not a bug of this package."""


class InvalidDocument(KgError):
    """One input cannot be read as an article."""


class InvalidFinding(KgError):
    """A mention, link or claim breaks the contract or does not fit the text it points to."""


class ExtractorFailed(KgError):
    """An extractor raised on one document."""


class ExtractorUnavailable(KgError):
    """An extractor cannot run at all: unknown name, missing package or model file."""


class InvalidGraph(KgError):
    """A graph.json, RDF or GraphML file does not follow the contract."""


class QueryError(KgError):
    """A query cannot be parsed, is not allowed, or went over its limits."""


class PublishError(KgError):
    """A SPARQL server cannot be reached, or refuses what is sent to it."""


class StoreError(KgError):
    """The output folder or the library in it cannot be read or written."""


class MissingExtra(KgError):
    """An optional package is not installed; the message says which extra brings it."""
