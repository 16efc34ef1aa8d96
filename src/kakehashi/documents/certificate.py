"""The certificate of a sealed record: listed or not, by which provision and figure, until when; and a deal's outcome.

All of it comes from the record itself, so that the same record gives the same pages, byte for byte, years later.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final

from kakehashi.documents.frame import code_of, frame, validity
from kakehashi.documents.labels import Labels
from kakehashi.documents.rendering import ATTACHMENT, Page
from kakehashi.documents.typesetting import dotted
from kakehashi.problems import ProblemError
from kakehashi.records.content import CLASSIFICATION, content_problem
from kakehashi.records.sealing import Sealed
from kakehashi.records.shape import check_words
from kakehashi.wording.places import place

Content = Mapping[str, Any]
Data = dict[str, Any]

STATES: Final = {"listed": "yes", "not_listed": "no", "undetermined": "unknown"}
OUTCOME_STATES: Final = {
    "prohibited": "yes",
    "approval_required": "yes",
    "licence_required": "yes",
    "undetermined": "unknown",
    "licence_usable": "usable",
    "exempt": "no",
    "not_required": "no",
}
"""The sign under which each outcome is printed (`base.typ`)."""

MOST_OPEN: Final = 12
"""So many open provisions are named one by one; the others by their rows."""

MANY: Final = 8
"""A set of more questions than this stands alone: its alternative would tell a reader little more."""


def certificate(sealed: Sealed, language: str) -> Page:
    """The certificate of a record, in `ja` or `en`. Raises `ProblemError`: `record-content`, `record-words`."""
    check_words(sealed.content)
    try:
        data, made_at = _Certificate(sealed, language).data(), sealed_at(sealed.content)
    except (LookupError, ValueError, ArithmeticError) as error:
        raise ProblemError(content_problem(error)) from None
    return Page(
        "certificate",
        data,
        made_at=made_at,
        record=sealed.data,
        code=code_of(sealed.sha256),
        again={"document": "certificate", "language": language},
    )


def sealed_at(content: Content) -> datetime:
    """When a record was sealed, as it says itself."""
    return datetime.strptime(content["sealed_at"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


class _Certificate:
    """Chooses the words of one language out of a record and lays them out for the template."""

    def __init__(self, sealed: Sealed, language: str) -> None:
        self.sealed, self.content, self.language = sealed, sealed.content, language
        self.labels = Labels(language)
        self.law: Content = self.content["law"][0]

    def data(self) -> Data:
        """Everything that the template prints."""
        title = self._title()
        return {
            **frame(self.language, title, about=self._about(title), sha256=self.sealed.sha256),
            "attachment": ATTACHMENT,
            "number": self._number(),
            "labels": {key: self.labels(f"certificate.{key}") for key in _PLAIN},
            "deal": None if self._is_item else self._deal(),
            "items": self._items(),
            "law": self._law(),
            "issuer": self._issuer(),
            "proof": self._proof(),
            "catch_all": self.labels("certificate.catch_all" if self._is_item else "certificate.catch_all_deal"),
            "issuer_title": self.labels("certificate.issuer_open" if self._is_open else "certificate.issuer"),
            "how": self.labels("certificate.how", attachment=ATTACHMENT),
            "tool": self.labels("frame.tool"),
        }

    # ------------------------------------------------------------ head

    @property
    def _is_item(self) -> bool:
        return bool(self.content["kind"] == CLASSIFICATION)

    @property
    def _is_open(self) -> bool:
        """Whether the whole of it is undetermined, so that nothing is certified."""
        return bool(self.content["answer"]["outcome"] == "undetermined")

    def _title(self) -> str:
        if self._is_item:
            return self.labels(f"certificate.title.{self.content['answer']['outcome']}")
        return self.labels("certificate.title.deal_open" if self._is_open else "certificate.title.deal")

    def _about(self, title: str) -> str:
        facts = self.content["facts"]
        name = facts["item"]["name"] if self._is_item else facts["deal"].get("name", "")
        return f"{title}{self.labels('colon')}{name}" if name else title

    def _number(self) -> str:
        short, sealed = self.sealed.sha256[:16], self.content["sealed_at"][:10]
        return self.labels("certificate.number", short=short, day=self.law["on"], sealed=sealed)

    def words(self, texts: Mapping[str, str]) -> str:
        """The text of this language."""
        return texts[self.language]

    # ------------------------------------------------------------ the deal and its items

    def _deal(self) -> Data:
        deal, answer, words = self.content["facts"]["deal"], self.content["answer"], self.content["words"]
        lines = zip(deal["line"], answer["lines"], strict=True)
        return {
            "state": OUTCOME_STATES[answer["outcome"]],
            "outcome": self.labels(f"outcome.{answer['outcome']}"),
            "sentence": self._deal_sentence(answer) or None,
            "pairs": self._pairs(
                ("deal_name", deal.get("name")),
                ("day", deal["on"]),
                ("destination", self._place(deal.get("destination"))),
            ),
            "lines": [self._line_row(number, line, found) for number, (line, found) in enumerate(lines, 1)],
            "facts": self._facts(words["facts"]),
        }

    def _deal_sentence(self, answer: Content) -> str:
        """What stands beside the outcome: that nothing is certified, which lines are open, and whose outcome it is."""
        outcomes = [found["outcome"] for found in answer["lines"]]
        listings = [found["classification"]["outcome"] for found in answer["lines"]]
        said = []
        if self._is_open:
            said.append("undetermined_deal")
        elif "undetermined" in outcomes:
            said.append("open_lines")
        elif "undetermined" in listings:
            said.append("open_listing")
        said += ["deal"] if len(outcomes) > 1 else []
        return "\n".join(self.labels(f"certificate.sentence.{each}") for each in said)

    def _place(self, code: str | None) -> str | None:
        return None if code is None else place(code, self.language)

    def _line_row(self, number: int, line: Content, found: Content) -> Data:
        listing = found["classification"]["outcome"]
        return {
            "number": str(number),
            "name": line["name"],
            "amounts": " · ".join(line[name] for name in ("quantity", "value") if name in line),
            "state": STATES[listing],
            "listing": self.labels(f"certificate.{listing}"),
            "outcome_state": OUTCOME_STATES[found["outcome"]],
            "outcome": self.labels(f"outcome.{found['outcome']}"),
        }

    def _items(self) -> list[Data]:
        if self._is_item:
            return [self._item(self.content["facts"]["item"], self.content["answer"], self.content["words"])]
        deal, answer, words = self.content["facts"]["deal"], self.content["answer"], self.content["words"]
        items = []
        for number, line in enumerate(deal["line"]):
            found, said = answer["lines"][number], words["lines"][number]
            heading = self.labels("certificate.line", n=number + 1, name=line["name"])
            item = self._item(line["item"], found["classification"], said["item"], line)
            items.append({**item, "heading": heading, "rules": self._rules(found, said)})
        return items

    def _item(self, item: Content, answer: Content, words: Content, line: Content | None = None) -> Data:
        outcome = answer["outcome"]
        amounts = line or {}
        return {
            "heading": None,
            "rules": None,
            "state": STATES[outcome],
            "outcome": self.labels(f"certificate.{outcome}"),
            "sentence": self._item_sentence(answer, of_a_deal=line is not None),
            "pairs": self._pairs(
                ("name", item["name"]),
                ("maker", item.get("maker")),
                ("model", item.get("model")),
                ("kinds", self.words(words["kinds"])),
                ("hs_code", dotted(item.get("hs_code"))),
                ("quantity", amounts.get("quantity")),
                ("value", amounts.get("value")),
            ),
            "listed": [self._provision(each) for each in words["listed"]],
            "decided": [self._provision(each) for each in words["decided"]],
            "open": self._open(words),
            "missing": self._missing(words["missing"]) if outcome == "undetermined" else [],
            "whole": self.labels("certificate.whole", n=words["considered"]),
            "disposals": self._disposals(words, answer),
            "judgements": [self._judgement(each) for each in words["judgements"]],
            "facts": self._facts(words["facts"]),
        }

    def _item_sentence(self, answer: Content, *, of_a_deal: bool) -> str:
        """What the verdict means; of listed goods also that they may stand in more provisions than are named."""
        outcome, still = answer["outcome"], len(answer["undetermined"])
        if outcome == "undetermined" and of_a_deal:
            return self.labels("certificate.sentence.undetermined_line")
        lists = self.labels("semicolon").join(self.words(each) for each in self.law["lists"])
        said = [self.labels(f"certificate.sentence.{outcome}", list=lists)]
        if outcome == "listed" and still:
            said.append(self.labels.count("certificate.sentence.still_open", still))
        return "\n".join(said)

    def _pairs(self, *pairs: tuple[str, str | None]) -> list[list[str]]:
        return [[self.labels(f"certificate.{name}"), value] for name, value in pairs if value]

    def _disposals(self, words: Content, answer: Content) -> list[str]:
        said = [
            self.labels(f"disposal.{each['way']}", n=each["count"], rows=self.words(each["rows"]))
            for each in words["disposals"]
        ]
        if answer["undetermined"]:
            said.append(self.labels("certificate.open_rows", rows=self.words(words["open_rows"])))
        return said

    def _judgement(self, judged: Content) -> list[str]:
        key = "certificate.judged_listed" if judged["listed"] else "certificate.judged_not"
        who = self.labels("colon").join(part for part in (judged["by"], judged["reason"]) if part)
        return [self.labels(key, rows=self.words(judged["rows"])), who]

    # ------------------------------------------------------------ provisions, rules, facts

    def _provision(self, said: Content) -> Data:
        return {
            "row": said["row"],
            "citation": self.words(said["citation"]),
            "title": self.words(said["title"]),
            **self._reasons(said),
        }

    def _reasons(self, said: Content) -> Data:
        cleared = said["exclusions_cleared"]
        note = self.labels.count("certificate.cleared", cleared) if cleared else None
        reasons = [self._reason(each) for each in said["reasons"]]
        return {"reasons": [each for at, each in enumerate(reasons) if each not in reasons[:at]], "cleared": note}

    def _reason(self, reason: Content) -> Data:
        return {
            "met": self._met(reason),
            "words": self.words(reason["words"]),
            "facts": [self._stated(fact, alone=len(reason["facts"]) == 1) for fact in reason["facts"]],
            "margin": self.words(reason["margin"]) if "margin" in reason else None,
        }

    def _met(self, reason: Content) -> str:
        """○ met, × not met, － open; of an exclusion whether it applies."""
        return {"yes": "○", "no": "×", "unknown": "－"}[reason["truth"]]

    def _stated(self, fact: Content, *, alone: bool) -> str:
        value, source = self.words(fact["value"]), self.words(fact["source"])
        name = "" if alone else self.words(fact["label"]) + self.labels("colon")
        return name + value + (self.labels("in_brackets", text=source) if source else "")

    def _open(self, words: Content) -> Data:
        named = [
            [each["row"], self.words(each["citation"]), self.words(each["title"])] for each in words["open"][:MOST_OPEN]
        ]
        left, rows = len(words["open"]) - len(named), self.words(words["open_rows"])
        return {"named": named, "more": self.labels("certificate.open_more", n=left, rows=rows) if left else None}

    def _missing(self, sets: Sequence[Sequence[Mapping[str, str]]]) -> list[Data]:
        return [
            {
                "head": self.labels(f"certificate.missing_{'or' if number else 'set'}"),
                "questions": [self.words(one) for one in each],
            }
            for number, each in enumerate(sets[: 1 if any(len(one) > MANY for one in sets[:2]) else 2])
        ]

    def _rules(self, found: Content, said: Content) -> Data:
        none = self.labels("certificate.rules_none", n=said["demands_considered"])
        missing = said["missing"] if found["outcome"] == "undetermined" else []
        return {
            "state": OUTCOME_STATES[found["outcome"]],
            "outcome": self.labels(f"outcome.{found['outcome']}"),
            "none": None if said["rules"] else none,
            "rules": [self._rule(each) for each in said["rules"]],
            "missing": [] if missing == said["item"]["missing"] else self._missing(missing),
            "facts": self._facts(said["facts"]),
        }

    def _rule(self, rule: Content) -> Data:
        duty = "certificate.duty" if rule["truth"] == "yes" else "certificate.duty_open"
        return {
            "citation": self.words(rule["citation"]),
            "title": self.labels(f"kind.{rule['kind']}") + self.labels("colon") + self.words(rule["title"]),
            "unverified": self.labels("certificate.unverified") if rule["unverified"] else None,
            "lifted": [self.labels("certificate.lifted", title=self.words(each)) for each in rule["lifted_by"]],
            "duties": [self.labels(duty, text=self.words(each)) for each in rule["duties"]],
            **self._reasons(rule),
        }

    def _facts(self, facts: Sequence[Content]) -> list[list[str]]:
        unsourced = self.labels("certificate.unsourced")
        return [
            [self.words(each["label"]), self.words(each["value"]), self.words(each["source"]) or unsourced]
            for each in facts
        ]

    # ------------------------------------------------------------ law, issuer, proof

    def _law(self) -> list[list[str]]:
        law, labels = self.law, self.labels
        names = {"code": law["pack"], "version": law["version"], "day": law["on"]}
        known = labels("certificate.known_text", day=law["known_until"]) if law["known_until"] else None
        return self._pairs(
            ("law", labels("frame.law", title=self.words(law["title"]), **names)),
            ("authority", self.words(law["authority"]) if law["authority"] else None),
            ("frozen", labels("frame.edition", hash=law["sha256"])),
            ("known", known),
            ("valid", self._valid()),
        )

    def _valid(self) -> str:
        if self._is_open:
            return self.labels("certificate.valid_not")
        change = self.law["changes_on"]
        days = validity(date.fromisoformat(self.law["on"]), date.fromisoformat(change) if change else None)
        why = "frame.valid_why_change" if days.change else "frame.valid_why_year"
        return self.labels(
            "certificate.valid_text", first=days.first, last=days.last, why=self.labels(why, day=days.change)
        )

    def _issuer(self) -> list[list[str]]:
        """Who answers for it; what is not given is left as a line to write on."""
        issuer: Mapping[str, str] = self.content["issuer"]
        names = ("company", "address", "department", "author", "reviewer")
        return [[self.labels(f"certificate.{name}"), issuer.get(name, "")] for name in names]

    def _proof(self) -> list[list[str]]:
        return self._pairs(
            ("record_hash", self.sealed.sha256),
            ("key", self.sealed.seal.key),
            ("engine", f"Kakehashi {self.content['engine']}"),
        )


_PLAIN: Final = (
    "goods", "deal", "lines", "line_no", "listing", "licensing", "basis", "in", "decided", "open",
    "missing", "rules", "facts", "deal_facts", "judgements", "date", "seal", "proof", "name",
    "grounds", "col.provision", "col.title", "col.criterion", "col.fact", "col.value", "col.source", "col.who",
    "col.rows",
)  # fmt: skip
"""Words of the template that need nothing filled in."""
