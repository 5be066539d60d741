from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from extractors.kin import kin
from extractors.names import names
from extractors.origins import origins
from extractors.read import ReaderExtractor
from extractors.statements import statements
from extractors.values import values
from kg.extract import Extractor, Reading, extractor
from kg.model import Findings
from tests.contracts.extractor import ExtractorContract

GERMAN = "Die Krüger Maschinenbau GmbH aus Kassel setzte 2023 rund 250 Mio. Euro um, sagte Finanzchefin Rita Lohse."
ENGLISH = "Novalis Corp. said revenue rose 4% to $1.2bn in the second quarter; it employs 3,000 people."

READER = ReaderExtractor()


class TestNames(ExtractorContract):
    texts = (("de", GERMAN), ("en", ENGLISH))

    def extractor(self) -> Extractor:
        return names


class TestValues(ExtractorContract):
    texts = (("de", GERMAN), ("en", ENGLISH))

    def extractor(self) -> Extractor:
        return values


@pytest.mark.model
class TestReader(ExtractorContract):
    texts = (("de", GERMAN), ("en", ENGLISH))

    def extractor(self) -> Extractor:
        return READER


@pytest.mark.model
class TestOrigins(ExtractorContract):
    texts = (("de", GERMAN),)

    def extractor(self) -> Extractor:
        return origins

    def before(self) -> Sequence[Extractor]:
        return (READER,)


@extractor("firms", version="1", gives=["mentions"])
def firms(reading: Reading) -> Findings:
    """Krüger and Novalis as companies, found by their names: what a reader that links nothing gives."""
    places = [(m.start(), m.end()) for m in re.finditer("Krüger|Novalis", reading.text)]
    return Findings(mentions=tuple(reading.mention(a, b, "Company", 0.9) for a, b in places))


class TestKin(ExtractorContract):
    texts = (("de", "Krüger wächst. Konkurrent Novalis schrumpft."),)

    def extractor(self) -> Extractor:
        return kin

    def before(self) -> Sequence[Extractor]:
        return (firms,)


@pytest.mark.model
class TestStatements(ExtractorContract):
    texts = (("de", GERMAN), ("en", ENGLISH))

    def extractor(self) -> Extractor:
        return statements

    def before(self) -> Sequence[Extractor]:
        return (values, READER)
