"""Measures the engine on the shipped packs and examples and prints a table: `make bench`.

Everything is measured in one run on one machine, so that the ratios hold although the absolute figures move. Medians
over many repetitions; commands are measured from a shell, start-up included.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks import documents
from kakehashi.classification import classify
from kakehashi.licensing import determine
from kakehashi.packs import open_edition
from kakehashi.reasoning.grounding import Grounding
from kakehashi.reasoning.nodes import Operator, branch
from kakehashi.reasoning.parser import parse
from kakehashi.reasoning.scopes import Scope
from kakehashi.reasoning.solving import Puzzle, missing_sets
from kakehashi.reasoning.truth import Truth
from kakehashi.trade import Deal, Item, read_deal, read_item

ROOT = Path(__file__).parents[1]
DEALS = ROOT / "examples" / "deals"
ON = date(2026, 3, 2)


def median_ms(work: Callable[[], object], repeat: int) -> float:
    """Median milliseconds of a call, after one that does not count."""
    work()
    taken = []
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def command_ms(*arguments: str, repeat: int = 5) -> float:
    """Median milliseconds of a command from a shell."""
    command = [str(Path(sys.executable).parent / "kakehashi"), *arguments]
    return median_ms(lambda: subprocess.run(command, capture_output=True, check=False), repeat)


def examples() -> tuple[list[Item], list[Deal]]:
    """Every example item and deal, read."""
    vocabulary = open_edition("jp", on=ON).rulebook.vocabulary
    items = [
        read_item(path.read_text(encoding="utf-8"), file=path.name, vocabulary=vocabulary)
        for path in sorted((DEALS / "items").glob("*.toml"))
        if not path.stem.endswith("-in-2025")
    ]

    def beside(name: str) -> tuple[str, str]:
        return name, (DEALS / name).read_text(encoding="utf-8")

    deals = [
        read_deal(path.read_text(encoding="utf-8"), file=path.name, vocabulary=vocabulary, open_file=beside)
        for path in sorted(DEALS.glob("*.toml"))
    ]
    return items, deals


def rows() -> list[tuple[str, float]]:
    """Each thing measured, with its median in milliseconds."""
    items, deals = examples()
    edition = open_edition("jp", on=ON)
    today = [deal for deal in deals if deal.on == ON]
    texts = [written.text for entry in edition.entries.values() for _, written in entry.conditions()]

    little = [item for item in items if len(classify(item.subject, edition).undetermined) > 20]
    stated = [item for item in items if item not in little]

    def judged(some: list[Item]) -> object:
        found = [classify(item.subject, edition) for item in some]
        return [(one.truth, one.listed, one.undetermined, one.rows) for one in found]

    def grounded() -> object:
        return [_whole(item) for item in items]

    def _whole(item: Item) -> object:
        grounding, scope = Grounding(edition.rulebook), Scope(item.subject)
        return branch(Operator.ANY, *(grounding.provision(root, scope) for root in edition.rulebook.roots()))

    def fewest() -> object:
        wholes = [classify(item.subject, edition).whole for item in items]
        open_ones = [whole for whole in wholes if whole.truth is Truth.UNKNOWN]
        return [missing_sets(Puzzle(whole.node, whole.assumed_no), Truth.NO) for whole in open_ones]

    return [
        ("classify: one item, its facts stated", _each(lambda: judged(stated), stated)),
        ("classify: one item of which little is known", _each(lambda: judged(little), little)),
        ("  of which names and conditions (three-valued only)", _each(grounded, items)),
        ("  with the fewest facts that would settle it", _each(fewest, items)),
        ("determine: one deal, its items classified", _each(lambda: [determine(d, edition) for d in today], today)),
        ("parse: one condition", _each(lambda: [parse(text) for text in texts], texts)),
        ("open the pack for a day", median_ms(lambda: open_edition("jp", on=ON), 5)),
        ("kakehashi --help, from a shell", command_ms("--help")),
        ("kakehashi check, from a shell", command_ms("check", str(DEALS / "converter-board-to-the-uae.toml"))),
        *documents.rows(_named(items, "converter, 12 bit"), today, edition, median_ms, command_ms),
    ]


def _named(items: list[Item], part: str) -> Item:
    return next(item for item in items if part in item.name)


def _each(work: Callable[[], object], of: list[Item] | list[Deal] | list[str]) -> float:
    return median_ms(work, 30) / len(of)


def main() -> None:
    """Print the table with the machine's size."""
    measured = rows()
    base = measured[0][1]
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}")
    print(f"{'':52}{'median ms':>12}{'ratio':>9}")
    for name, value in measured:
        print(f"{name:52}{value:12.2f}{value / base:9.2f}")


if __name__ == "__main__":
    main()
