"""What parameter sheet and comparison table have in common: head, results over the rows and the list, signature."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kakehashi.classification import Classification
from kakehashi.documents.figures import kept_together
from kakehashi.documents.frame import Validity, code_of, frame
from kakehashi.documents.labels import Labels
from kakehashi.documents.rendering import Page
from kakehashi.documents.sheet_rows import rest_of_list, shown_rows
from kakehashi.lists import Edition
from kakehashi.reasoning.findings import Finding
from kakehashi.reasoning.truth import Truth
from kakehashi.trade import Item
from kakehashi.wording.speaking import Speaker


@dataclass(frozen=True, slots=True)
class Sheet:
    """One item against some bracket numbers of one edition, to be set in one language.

    `rows` are the bracket numbers shown; `record` and `sha256` the sealed record behind the document, where it has
    one; `made_at` the time that the PDF states as its own.
    """

    item: Item
    found: Classification
    edition: Edition
    language: str
    rows: tuple[str, ...]
    record: bytes | None
    sha256: str | None
    made_at: datetime
    validity: Validity

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
            **frame(self.language, labels(f"sheet.{name}"), about=about, sha256=self.sha256),
            "subtitle": labels("sheet.subtitle", rows=rows),
            "head": self._head(),
            **self._results(),
            "sign": [labels(f"sheet.{each}") for each in ("company", "department", "author", "reviewer", "date")],
            "words": {key: labels(f"sheet.{key}") for key in _WORDS},
            "closing": [*([labels("sheet.catch_all")] if self.found.truth is Truth.NO else []), labels("frame.tool")],
            **body,
        }
        code = code_of(self.sha256) if self.sha256 else None
        return Page(template, kept_together(data), self.made_at, self.record, code)

    def _head(self) -> list[tuple[str, list[str]]]:
        labels, name = self.labels, self.edition.name
        title = self.speaker.words(name.title)
        law = [
            labels("frame.law", title=title, code=name.code, version=name.version, day=self.edition.on),
            labels("frame.edition", hash=name.sha256),
        ]
        if self.edition.is_past_what_is_known:
            law.append(labels("frame.known", known=name.known_until))
        change = self.validity.change
        why = labels("frame.valid_why_change", day=change) if change else labels("frame.valid_why_year")
        valid = labels("frame.valid", first=self.validity.first, last=self.validity.last)
        rows = [(labels("sheet.item"), [self.item.name])]
        if self.item.hs_code:
            rows.append((labels("sheet.hs"), [self.item.hs_code]))
        rows += [
            (labels("sheet.law"), law),
            (labels("sheet.day"), [str(self.edition.on)]),
            (labels("sheet.valid"), [valid + labels("in_brackets", text=why)]),
        ]
        return rows

    # ------------------------------------------------------------ results

    def title_of_row(self, row: str) -> str:
        """The title of a bracket number: that of its first entry."""
        entry = next(each for each in self.edition.entries.values() if each.row == row)
        return self.speaker.words(entry.title)

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
    "no", "row", "question", "answer", "left", "right", "goto", "result", "text", "mark", "figure", "how", "result_rows",
    "result_whole", "rest", "signature", "seal",
)  # fmt: skip


def _rows_of(provisions: Iterable[str], edition: Edition) -> tuple[str, ...]:
    return tuple(dict.fromkeys(edition.entries[each].row for each in provisions))


def sheet_of(
    item: Item,
    classification: Classification,
    edition: Edition,
    language: str,
    *,
    rows: Sequence[str],
    record: bytes | None,
    sha256: str | None,
    made_at: datetime,
    validity: Validity,
) -> Sheet:
    """The sheet of an item; `rows` as `sheet_rows.shown_rows` takes them, which raises `ProblemError` `sheet-no-row`."""
    shown = shown_rows(classification, language, rows)
    return Sheet(item, classification, edition, language, shown, record, sha256, made_at, validity)
