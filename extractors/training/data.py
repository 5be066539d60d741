"""Everything the training reads: configuration, passages, outside corpora, leak filter."""

from __future__ import annotations

import os
import random
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.training.corpora import read_corpus
from extractors.training.items import Item, item_of
from extractors.training.leaks import LeakFilter
from extractors.training.passages import Passage, read_passages

HERE = Path(__file__).parent
# Sets that must not teach shipped weights; named so that a configuration cannot slip them in.
FORBIDDEN = ("ler", "finentity", "noncommercial")


def shared_folder() -> Path:
    """The folder with `data` and `gold`: the environment variable KG_SHARED, else `../shared` beside the repository."""
    folder = Path(os.environ.get("KG_SHARED") or HERE.parents[1] / ".." / "shared")
    if not (folder / "data").is_dir():
        raise FileNotFoundError(f"no training data under {folder}: set KG_SHARED to the folder that holds `data`")
    return folder


def read_config(path: Path | None = None) -> dict[str, Any]:
    """The settings of `config.toml`, with those of `path` in their place where it has some.

    Raises ValueError where they name a set that must not be trained on.
    """
    config = tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8"))
    if path is not None:
        config |= tomllib.loads(path.read_text(encoding="utf-8"))
    wrong = [name for name in config["outside"] if name.split("/")[0] in FORBIDDEN]
    if wrong:
        raise ValueError(f"{', '.join(wrong)} must not be trained on: remove it from [outside]")
    return config


@dataclass(slots=True)
class Corpus:
    """Passages to train on and to choose by, outside items with their share, and what was left out by source."""

    train: list[Passage]
    dev: list[Passage]
    outside: list[Item]
    dropped: dict[str, int]
    unseen: LeakFilter


def passage_files(shared: Path) -> list[Path]:
    """All passage files, shared ones and our own."""
    return [*sorted((shared / "data" / "passages").glob("*.txt")), *sorted((HERE / "passages").glob("*.txt"))]


def gold_texts(shared: Path) -> list[str]:
    """The texts that are for measuring only."""
    files = [*(shared / "gold").glob("*.txt"), *(shared / "articles").glob("*.txt")]
    return [path.read_text(encoding="utf-8") for path in files]


def load_dev(config: dict[str, Any], shared: Path) -> list[Passage]:
    """The passages that choices are made on."""
    return read_passages(path for path in passage_files(shared) if path.stem in config["dev"])


def load_train(config: dict[str, Any], shared: Path) -> list[Passage]:
    """The passages that may be trained on; faulty ones are left out."""
    return read_passages((p for p in passage_files(shared) if p.stem not in config["dev"]), strict=False)


def load_corpus(config: dict[str, Any], rng: random.Random) -> Corpus:
    """Read and filter all training material: nothing that shares eight words in a row with gold or dev texts."""
    shared = shared_folder()
    dev = load_dev(config, shared)
    unseen = LeakFilter([*gold_texts(shared), *(p.text for p in dev)])
    dropped: dict[str, int] = {}

    def kept(items: Iterable[Any], source: str) -> list[Any]:
        items = list(items)
        clean = [item for item in items if unseen.clean(item.text)]
        dropped[source] = len(items) - len(clean)
        return clean

    every = load_train(config, shared)
    train = kept(every, "passages")
    outside: list[Item] = []
    for source, share in config["outside"].items():
        items = kept(read_corpus(shared / "data", source), source)
        whole = int(share)
        outside += items * whole + rng.sample(items, int(len(items) * (share - whole)))
    return Corpus(train, dev, outside, dropped, unseen)


def complete_items(passages: Iterable[Passage]) -> list[Item]:
    """Passages as training items."""
    return [item_of(passage) for passage in passages]
