"""A stranger's extractor for tests: it needs no model, and comes through the same door as any plug-in.

`Velmora AG kauft Halden AG` is a relation, `Velmora AG: Umsatz 7 Euro` a figure; `broken` fails on documents that say
KAPUTT, `slow` takes its time on those that say LANGSAM, and `lost` is announced but not there.
"""

from __future__ import annotations

import re
import time
from decimal import Decimal
from pathlib import Path

from kg.extract import Reading, extractor
from kg.model import FactClaim, Figure, Findings, Mention, RelationClaim

_FIRM = re.compile(r"\b([A-Z]\w+) AG\b")
_BUYS = re.compile(r"\b(\w+ AG) kauft (\w+ AG)")
_REVENUE = re.compile(r"\b(\w+ AG): Umsatz (\d+) Euro")
ENTRY_POINTS = """[kg.extractors]
toy = tests.toy:toy
broken = tests.toy:broken
slow = tests.toy:slow
lost = tests.nowhere:lost
"""


def install(folder: Path) -> None:
    """Make `folder`, once it is on the path, look like an installed package with these extractors."""
    info = folder / "toy-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: toy\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(ENTRY_POINTS)


@extractor("toy", version="1", gives=["mentions", "relations", "facts"])
def toy(reading: Reading) -> Findings:
    """Firms, who buys whom, and revenue."""
    firms = {m.start(): _firm(reading, m) for m in _FIRM.finditer(reading.text)}
    relations = [
        RelationClaim(firms[m.start(1)].id, "acquired", reading.evidence(*m.span(), 0.9, "toy"), firms[m.start(2)].id)
        for m in _BUYS.finditer(reading.text)
    ]
    facts = [
        FactClaim(
            firms[m.start(1)].id, Figure("revenue", Decimal(m[2]), "EUR"), reading.evidence(*m.span(), 0.9, "toy")
        )
        for m in _REVENUE.finditer(reading.text)
    ]
    return Findings(tuple(firms.values()), relations=tuple(relations), facts=tuple(facts))


def _firm(reading: Reading, match: re.Match[str]) -> Mention:
    return reading.mention(*match.span(), "Company", 0.9)


@extractor("broken", version="1", gives=["mentions"])
def broken(reading: Reading) -> Findings:
    """Fails on some documents."""
    if "KAPUTT" in reading.text:
        raise RuntimeError("cannot read that")
    return Findings()


@extractor("slow", version="1", gives=["mentions"])
def slow(reading: Reading) -> Findings:
    """Takes its time on some documents."""
    if "LANGSAM" in reading.text:
        time.sleep(60)
    return Findings()
