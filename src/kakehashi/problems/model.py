"""What is wrong, where, what was expected, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem lies. Lines and columns count from 1; `field` is a dotted path such as `entry[3].when`."""

    file: str | None = None
    line: int | None = None
    column: int | None = None
    field: str | None = None

    def __str__(self) -> str:
        parts = [self.file] if self.file else []
        if self.line is not None:
            parts.append(f"line {self.line}" + (f", column {self.column}" if self.column is not None else ""))
        if self.field:
            parts.append(self.field)
        return ", ".join(parts) or "(no place)"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. `code` is stable (`unit-unknown`); the rest are sentences for a person."""

    code: str
    what: str
    place: Place
    expected: str
    remedy: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        return f"{self.place}: {self.what} Expected: {self.expected} What to do: {self.remedy}"


class ProblemError(Exception):
    """Raised with every problem found, never only the first where more can be told."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems: tuple[Problem, ...] = problems
