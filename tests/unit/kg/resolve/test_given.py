from __future__ import annotations

import pytest

from kg.resolve.given import one_given_name


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("bill", "william", True),
        ("bob", "robert", True),
        ("bob", "roberta", False),
        ("oleksandr", "alexandre", True),
        ("andreas", "andrea", False),
        ("bill", "bob", False),
        ("jan", "jan", False),  # the same, no form of it
    ],
)
def test_forms_of_given_names(a: str, b: str, one: bool) -> None:
    assert one_given_name(a, b) is one
    assert one_given_name(b, a) is one
