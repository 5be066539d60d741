"""Assemble statements: relations and facts out of mentions and the links between them."""

from __future__ import annotations

from extractors.statements.context import Context
from extractors.statements.figures import facts
from extractors.statements.relations import relations
from kg.extract import Reading, extractor
from kg.model import Findings

NAME = "statements"


@extractor(NAME, version="10", needs=["mentions", "links"], gives=["relations", "facts"])
def statements(reading: Reading) -> Findings:
    """Claims from what was read: who, what, how much, when, and in which sentence."""
    context = Context(reading)
    return Findings(relations=tuple(relations(context, NAME)), facts=tuple(facts(context, NAME)))
