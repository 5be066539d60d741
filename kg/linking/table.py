"""Sorted text as a table: `key TAB value` a line, lines in the order of their bytes, looked up by bisection.

No index is made: a table is ready as soon as it is unpacked, and takes the room of its bytes.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path


class Table:
    """A read-only table of strings by string key."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    @classmethod
    def read(cls, path: Path) -> Table:
        """The table in a gzip file that `write` made."""
        return cls(gzip.decompress(path.read_bytes()))

    def get(self, key: str) -> str | None:
        """The value of `key`, or None."""
        wanted, data = key.encode(), self._data
        low, high = 0, len(data)
        while low < high:
            start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = data.find(b"\n", start)
            found, _, value = data[start:end].partition(b"\t")
            if found == wanted:
                return value.decode()
            if found < wanted:
                low = end + 1
            else:
                high = start
        return None

    def __len__(self) -> int:
        return self._data.count(b"\n")


def packed(rows: Iterable[tuple[str, str]]) -> bytes:
    """The bytes of a table; keys without control characters, each once."""
    lines = sorted(key.encode() + b"\t" + value.encode() + b"\n" for key, value in rows)
    return b"".join(lines)


def write(path: Path, data: bytes) -> None:
    """Write a packed table as gzip, without name and time: the same bytes for the same table."""
    with open(path, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as file:
        file.write(data)
