"""What parameter sheet and comparison table have in common: head, results over the rows and the list, signature."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from kakehashi.classification import Classification
from kakehashi.documents.frame import Validity, code_of, frame
from kakehashi.documents.labels import Labels
from kakehashi.documents.rendering import Page
from kakehashi.documents.sheet_rows import rest_of_list, shown_rows
from kakehashi.documents.typesetting import dotted
from kakehashi.lists import Edition
from kakehashi.reasoning.findings import Finding
from kakehashi.reasoning.truth import Truth
from kakehashi.trade import Item
from kakehashi.wording.speaking import Speaker

ROWS: Final = ";"
"""What parts the rows where a document says how it was made."""


@dataclass(frozen=True, slots=True)
class Issue:
    """What a sheet is issued with: the time that the PDF states as its own, the days on which it may be relied upon.

    `record` is the sealed record that goes inside and `sha256` its hash, where there is one.
    """

    made_at: datetime
    validity: Validity
    record: bytes | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One item against some bracket numbers (`rows`) of one edition, to be set in one language."""

    item: Item
    found: Classification
    language: str
    issue: Issue
    rows: tuple[str, ...]

    @property
    def edition(self) -> Edition:
        """The law of the classification."""
        return self.found.edition

    @property
    def labels(self) -> Labels:
        """The words of documents."""
        return Labels(self.language)

    @property
    def speaker(self) -> Speaker:
        """Speaks of the edition."""
        return Speaker(self.edition, self.language)

    def page(self, template: str, name: str, body: dict[str, Any]) -> Page:
        """The document of a template; `name` is the part of the label keys that names its sort."""
        labels, rows = self.labels, self.labels("sheet.comma").join(self.rows)
        about = labels(f"sheet.about_{name}", name=self.item.name, rows=rows)
        data = {
            **frame(self.language, labels(f"sheet.{name}"), about=about, sha256=self.issue.sha256),
            "subtitle": labels("sheet.subtitle", rows=rows),
            "head": self._head(),
            **self._results(),
            "sign": [labels(f"sheet.{each}") for each in ("company", "department", "author", "reviewer", "date")],
            "words": {key: labels(f"sheet.{key}") for key in _WORDS},
            "closing": [*([labels("sheet.catch_all")] if self.found.truth is Truth.NO else []), labels("frame.tool")],
            **body,
        }
        code = code_of(self.issue.sha256) if self.issue.sha256 else None
        again = {"document": template, "language": self.language, "rows": ROWS.join(self.rows)}
        return Page(template, data, self.issue.made_at, self.issue.record, code, again if self.issue.record else {})

    def _head(self) -> list[tuple[str, list[str]]]:
        labels, name = self.labels, self.edition.name
        title = self.speaker.words(name.title)
        law = [
            labels("frame.law", title=title, code=name.code, version=name.version, day=self.edition.on),
            labels("frame.edition", hash=name.sha256),
        ]
        if self.edition.is_past_what_is_known:
            law.append(labels("frame.known", known=name.known_until))
        change = self.issue.validity.change
        why = labels("frame.valid_why_change", day=change) if change else labels("frame.valid_why_year")
        valid = labels("frame.valid", first=self.issue.validity.first, last=self.issue.validity.last)
        item = self.item
        named = (("sheet.maker", item.maker), ("sheet.model", item.model), ("sheet.hs", dotted(item.hs_code)))
        rows = [(labels("sheet.item"), [item.name]), *((labels(key), [value]) for key, value in named if value)]
        rows += [
            (labels("sheet.law"), law),
            (labels("sheet.day"), [str(self.edition.on)]),
            (labels("sheet.valid"), [valid + labels("in_brackets", text=why)]),
        ]
        return rows

    # ------------------------------------------------------------ results

    def title_of_row(self, row: str) -> str:
        """The title of a bracket number: those of the entries that nothing of the same number stands above."""
        entries = self.edition.entries
        tops = [
            each
            for each in entries.values()
            if each.row == row and (each.parent is None or entries[each.parent].row != row)
        ]
        return self.labels("sheet.titles").join(dict.fromkeys(self.speaker.words(each.title) for each in tops))

    def result(self, truth: Truth) -> dict[str, str]:
        """A result as the template shows it: its shape by `state`, its word."""
        key = {Truth.YES: "listed", Truth.NO: "not_listed", Truth.UNKNOWN: "undetermined"}[truth]
        return {"state": str(truth), "word": self.labels(key)}

    def every_case(self, finding: Finding) -> str:
        """That the open answers do not matter, where that is why a provision is settled."""
        return self.labels("sheet.every_case") if finding.every_case else ""

    def _results(self) -> dict[str, Any]:
        items, labels, whole = self.found.items, self.labels, self.found.truth
        listed = labels("sheet.comma").join(_rows_of(self.found.listed, self.edition))
        key = "sheet.whole.unknown" if whole is Truth.UNKNOWN else f"sheet.whole.{whole}"
        sentence = labels(key, rows=listed) if listed or whole is not Truth.YES else labels("sheet.every_case")
        return {
            "results": [
                {"row": row, "title": self.title_of_row(row), **self.result(items.get(row, Truth.UNKNOWN))}
                for row in self.rows
            ],
            "whole": {"state": str(whole), "word": labels(f"truth.{whole}"), "sentence": sentence},
            "rest": list(rest_of_list(self.found, self.speaker, self.rows)),
        }


_WORDS = (
    "no", "row", "question", "answer", "left", "right", "goto", "result", "text", "mark", "figure", "how",
    "result_rows", "result_whole", "rest", "signature", "seal", "range",
)  # fmt: skip


def _rows_of(provisions: Iterable[str], edition: Edition) -> tuple[str, ...]:
    return tuple(dict.fromkeys(edition.entries[each].row for each in provisions))


def sheet_of(item: Item, found: Classification, language: str, issue: Issue, rows: Sequence[str]) -> Sheet:
    """The sheet of an item; `rows` as `shown_rows` takes them. Raises `ProblemError` `sheet-no-row`."""
    return Sheet(item, found, language, issue, shown_rows(found, language, rows))
