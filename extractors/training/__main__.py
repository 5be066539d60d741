"""`python -m extractors.training prepare|train ...`: see `docs/reader.md`."""

from __future__ import annotations

import argparse
from pathlib import Path

from extractors.training.data import read_config


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m extractors.training")
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("train", help="train within the time budget of the configuration")
    run.add_argument("--work", type=Path, default=Path("train"), help="folder of base, pruned vocabulary and checkpoints")
    run.add_argument("--config", type=Path)
    run.add_argument("--run", default="run", help="name of the checkpoint folder")
    run.add_argument("--limit", type=int, help="only so many passages (trial run)")
    run.add_argument("--budget", type=float, help="seconds, instead of the configuration's")
    given = parser.parse_args()
    config = read_config(given.config)
    if given.command == "train":
        from extractors.training.train import train

        if given.budget:
            config["budget"] = given.budget
        train(config, given.work / "base", given.work / "pruned", given.work / given.run, given.limit)


if __name__ == "__main__":
    main()
