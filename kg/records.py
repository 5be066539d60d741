"""Reading records strictly: JSON text -> plain values -> fields of the right type, with the path in every error."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NoReturn, TypeVar

from kg import vocab
from kg.errors import InvalidGraph

T = TypeVar("T")
#: An absolute IRI without the characters that RDF forbids; `%` only before two hexadecimal digits.
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:(?:[^\x00-\x20<>\"{}|^`\\\[\]%]|%[0-9A-Fa-f]{2})*")


def loads(text: str) -> object:
    """JSON with exact decimals; `InvalidGraph` for bad syntax, NaN, repeated keys and lone surrogates."""
    try:
        return json.loads(text, parse_float=_decimal, parse_constant=_no_constant, object_pairs_hook=_unique_keys)
    except json.JSONDecodeError as problem:
        raise InvalidGraph(
            f"not JSON at line {problem.lineno}, column {problem.colno}: {problem.msg}; build the graph again"
        ) from problem
    except RecursionError:
        raise InvalidGraph("the JSON is nested too deeply to be a graph: see the contract for its shape") from None
    except ValueError as problem:  # an integer of more than 4,300 digits
        raise InvalidGraph(f"not a number of the contract: {problem}") from problem


def _decimal(text: str) -> Decimal:
    value = Decimal(text)
    if value and abs(value.adjusted()) > 60:
        raise InvalidGraph(f"the number {text[:20]} is out of range: give figures in plain units")
    return value


def _no_constant(text: str) -> NoReturn:
    raise InvalidGraph(f"{text} is no number of JSON: write null where a value is missing")


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise InvalidGraph(f"the key {twice!r} stands twice in one object: keep one of them")
    return record


class Fields:
    """The fields of one record. Every access checks the type; `done` refuses fields that nobody asked for."""

    def __init__(self, record: object, path: str) -> None:
        if not isinstance(record, Mapping):
            raise InvalidGraph(f"{path} is {_kind(record)}, not an object: write {{...}} as the contract shows")
        self.path = path
        self._record = record
        self._asked: set[str] = set()

    def _get(self, key: str) -> Any:
        self._asked.add(key)
        return self._record.get(key)

    def _refuse(self, key: str, value: object, wanted: str) -> NoReturn:
        what = "is missing" if value is None else f"is {_kind(value)}"
        raise InvalidGraph(f"{self.path}.{key} {what}: it has to be {wanted}")

    def text(self, key: str) -> str:
        """A string, which may be empty."""
        value = self._get(key)
        if not isinstance(value, str):
            self._refuse(key, value, "a string")
        return self._whole_characters(key, value)

    def _whole_characters(self, key: str, value: str) -> str:
        try:
            value.encode()
        except UnicodeEncodeError:
            raise InvalidGraph(f"{self.path}.{key} has half a character (a lone surrogate): remove it") from None
        return value

    def name(self, key: str) -> str:
        """A string that is not empty."""
        value = self.text(key)
        if not value:
            raise InvalidGraph(f"{self.path}.{key} is empty: give it a value")
        return value

    def maybe(self, key: str) -> str | None:
        """A string, or None where the field is null or missing."""
        return None if self._get(key) is None else self.text(key)

    def one_type(self, key: str) -> str:
        """An entity type of the contract."""
        value = self.text(key)
        if value not in vocab.ENTITY_TYPES:
            raise InvalidGraph(f"{self.path}.{key} {value!r} is not one of {', '.join(vocab.ENTITY_TYPES)}")
        return value

    def flag(self, key: str) -> bool:
        """A truth value; False where the field is null or missing."""
        value = self._get(key)
        if value is not None and not isinstance(value, bool):
            self._refuse(key, value, "true or false")
        return bool(value)

    def number(self, key: str) -> Decimal | None:
        """An exact number, or None where the field is null or missing."""
        value = self._get(key)
        if value is None:
            return None
        if isinstance(value, float):
            value = Decimal(repr(value))
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            self._refuse(key, value, "a number or null")
        return Decimal(value)

    def real(self, key: str) -> float:
        """A number as a float (confidences)."""
        value = self.number(key)
        if value is None:
            self._refuse(key, None, "a number above 0 and at most 1")
        return float(value)

    def whole(self, key: str) -> int:
        """A whole number (offsets)."""
        value = self._get(key)
        if isinstance(value, bool) or not isinstance(value, int):
            self._refuse(key, value, "a whole number of code points")
        return value

    def _items(self, key: str, wanted: str) -> list[Any]:
        value = self._get(key)
        if not isinstance(value, list | tuple):
            self._refuse(key, value, wanted)
        return list(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; empty where the field is missing."""
        if self._get(key) is None:
            return ()
        items = self._items(key, "a list of strings")
        for number, item in enumerate(items):
            if not isinstance(item, str):
                raise InvalidGraph(f"{self.path}.{key}[{number}] is {_kind(item)}: it has to be a string")
            self._whole_characters(f"{key}[{number}]", item)
        return tuple(items)

    def iris(self, key: str) -> tuple[str, ...]:
        """A list of absolute IRIs."""
        items = self.texts(key)
        for number, item in enumerate(items):
            if not IRI.fullmatch(item):
                raise InvalidGraph(f"{self.path}.{key}[{number}] {item[:80]!r} is no absolute IRI such as http://...")
        return items

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """A list of [key, value] pairs of strings."""
        items = self._items(key, "a list of pairs")
        for number, item in enumerate(items):
            if not (isinstance(item, list) and len(item) == 2 and all(isinstance(part, str) for part in item)):
                raise InvalidGraph(f"{self.path}.{key}[{number}] has to be a pair of strings")
        return tuple((first, second) for first, second in items)

    def record(self, key: str) -> Fields | None:
        """The fields of an object, or None where the field is null or missing."""
        value = self._get(key)
        return None if value is None else Fields(value, f"{self.path}.{key}")

    def needed(self, key: str) -> Fields:
        """The fields of an object that has to be there."""
        return Fields(self._get(key), f"{self.path}.{key}")

    def records(self, key: str) -> list[Fields]:
        """The fields of each object in a list that has to be there."""
        items = self._items(key, "a list")
        return [Fields(item, f"{self.path}.{key}[{number}]") for number, item in enumerate(items)]

    def done(self, found: T) -> T:
        """`found`, once nothing unknown is left in the record."""
        unknown = [key for key in self._record if key not in self._asked]
        if unknown:
            known = ", ".join(sorted(self._asked))
            raise InvalidGraph(f"{self.path} has the unknown field {unknown[0]!r}: remove it; known are {known}")
        return found


def _kind(value: object) -> str:
    names = {type(None): "null", bool: "true or false", str: "a string", list: "a list", dict: "an object"}
    return names.get(type(value), "a number")
