"""`python -m training` trains and packs the English pipeline; `python -m training evaluate` prints its figures."""

from __future__ import annotations

import argparse
from pathlib import Path

SHIPPED = Path("src/timeline/pipelines/en")


def main() -> None:
    """Read the command and do it; paths are relative to the root of the repository."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("command", nargs="?", choices=("train", "evaluate"), default="train")
    parser.add_argument("--pipeline", type=Path, default=SHIPPED, help="the folder to write or to evaluate")
    parser.add_argument("--work", type=Path, default=Path("training/work"), help="where checkpoints go")
    parser.add_argument("--steps", type=int, help="fewer steps than the recipe's, for a trial")
    parser.add_argument("--without-dev", action="store_true", help="keep the dev parts out, and watch them instead")
    given = parser.parse_args()
    if given.command == "train":
        _train(given)
    # Imported late: evaluation needs no torch.
    from training.evaluate import evaluate  # noqa: PLC0415

    evaluate(given.pipeline)


def _train(given: argparse.Namespace) -> None:
    try:
        from training.fit import Plan  # noqa: PLC0415
        from training.recipe import train  # noqa: PLC0415
    except ModuleNotFoundError as fault:
        if fault.name != "torch":
            raise
        raise SystemExit("training needs PyTorch (the processor is enough): pip install -e '.[train]'") from fault
    plan = Plan(steps=given.steps) if given.steps else Plan()
    train(given.pipeline, given.work, plan, with_dev=not given.without_dev)


if __name__ == "__main__":
    main()
