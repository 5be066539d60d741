from __future__ import annotations

import pytest

from kg.resolve.ministries import ministry, one_ministry


@pytest.mark.parametrize(
    ("a", "b", "sure"),
    [
        ("bundesministerium fuer gesundheit", "bundesgesundheitsministerium", 0.9),
        ("bundesministerium der finanzen", "bundesfinanzministeriums", 0.9),
        ("bundesministerium fuer wirtschaft und energie", "bmwe", 0.9),
        ("bundesgesundheitsministerium", "bmg", 0.5),
        ("bundesministerium fuer wirtschaft", "bmw", 0.0),
        ("bundesministerium fuer wirtschaft und klimaschutz", "bmwk", 0.9),
        ("bundesministerium fuer gesundheit", "gesundheitsministerium", 0.5),
        ("bundesministerium fuer gesundheit", "bundesverkehrsministerium", 0.0),
        ("bundesministerium fuer gesundheit", "landesgesundheitsministerium", 0.0),
        ("bundesministerium fuer verkehr", "bmg", 0.0),
        ("bundesgesundheitsministerium", "bundesverkehrsministerium", 0.0),
    ],
)
def test_names_of_ministries(a: str, b: str, sure: float) -> None:
    assert one_ministry(a, b) == one_ministry(b, a) == sure


@pytest.mark.parametrize("key", ["bmgreat ag", "ministry of health", "verkehrsbetriebe", "bundesamt fuer verkehr"])
def test_what_is_no_ministry(key: str) -> None:
    assert ministry(key) is None
