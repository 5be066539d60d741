"""The JSON API against its own description: schemathesis makes requests from it, good ones and broken ones.

No answer may be a 500, have a status or a type that is not described, or a shape other than the described one.
"""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.generation import GenerationMode

from kg.serve.api import OPERATIONS
from kg.store.generations import publish
from tests.sparql.sample import sample
from tests.unit.kg.serve.test_serve import ended, started


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    output = tmp_path_factory.mktemp("fuzzed")
    publish(output, sample())
    process, base = started(output)
    yield base
    ended(process)


@pytest.fixture(scope="module")
def described(base: str) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_url(base + "/api/openapi.json")


#: What has an id only cannot be asked wrongly: any text may be an id.
ASKED = [
    (path, mode)
    for path, (_, _, parameters, _) in OPERATIONS.items()
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
    if mode == GenerationMode.POSITIVE or len(parameters) > 1
]


@pytest.mark.parametrize(("path", "mode"), ASKED)
def test_answers_are_as_described(described: schemathesis.BaseSchema, path: str, mode: GenerationMode) -> None:
    @given(described[path]["GET"].as_strategy(generation_mode=mode))
    @settings(
        max_examples=40, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def answered(case: schemathesis.Case) -> None:
        case.call_and_validate()

    answered()


def test_what_is_there_has_the_described_shape(described: schemathesis.BaseSchema, base: str) -> None:
    """Made ids find nothing, mostly: here all that the sample has is asked for."""
    graph = sample()
    asked = {
        "/api/entity/{id}": [e.id for e in graph.entities],
        "/api/entity/{id}/facts": [e.id for e in graph.entities],
        "/api/entity/{id}/neighbourhood": [e.id for e in graph.entities],
        "/api/evidence/{id}": [s.id for s in (*graph.relations, *graph.facts)],
        "/api/document/{id}": [d.id for d in graph.documents],
    }
    for path, ids in asked.items():
        for id_ in ids:
            case = described[path]["GET"].Case(path_parameters={"id": id_})
            response = case.call()
            assert response.status_code == 200
            case.validate_response(response)


def test_the_description_itself_is_valid(base: str) -> None:
    with urllib.request.urlopen(base + "/api/openapi.json", timeout=30) as reply:
        described = json.load(reply)
    names = set(described["components"]["schemas"])
    used = {part.split('"')[0] for part in json.dumps(described).split("#/components/schemas/")[1:]}
    assert used <= names
