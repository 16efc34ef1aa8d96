"""Values in the words of a workbook, and back: labels, codes and the answers that people write by hand."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from kakehashi.documents.labels import Labels
from kakehashi.reasoning.levels import SATISFIES
from kakehashi.vocabulary import Parameter, ParameterType, Vocabulary, Words

YES: Final = frozenset(("y", "yes", "true", "はい", "ハイ", "○", "〇", "◯"))
NO: Final = frozenset(("n", "no", "false", "いいえ", "イイエ", "×"))
NOT_APPLICABLE: Final = "not applicable"
_NOT_APPLICABLE: Final = frozenset((NOT_APPLICABLE, "n/a", "該当なし", "該当無し", "適用なし"))
_NOTHING: Final = frozenset(("(none)", "(なし)", "(無し)"))
_OPEN: Final = frozenset(("(perhaps others)", "(他にもあり得る)"))
_PERHAPS: Final = re.compile(r"(?:perhaps|あり得る)\s*:\s*(.+)", re.IGNORECASE)
_LINES: Final = re.compile(r"[\n;；]+")
_COMMAS: Final = re.compile(r"[,、，;；\n]+")
_DAY: Final = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")

_SAID: Final = (ParameterType.FLAG, ParameterType.JUDGEMENT)
_CODED: Final = (ParameterType.ENUM, ParameterType.CODE, ParameterType.CODES)


def plain(text: str) -> str:
    """A text as it is compared: full-width letters and digits folded, no blanks around it, small letters."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def read_yes_no(text: str) -> bool | str:
    """Yes or no as true or false; anything else is left for the reader of facts to refuse."""
    word = plain(text)
    return True if word in YES else False if word in NO else text


def read_day(text: str) -> str:
    """A day in any order that is plain (`2026/1/5`, `2026年1月5日`) as ISO text; else the text itself."""
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return text if found is None else f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"


@dataclass(frozen=True)
class Wording:
    """Speaks and understands the values of one vocabulary in the language of a workbook."""

    vocabulary: Vocabulary
    language: str

    @property
    def labels(self) -> Labels:
        """The words of the workbook."""
        return Labels(self.language)

    def say(self, words: Words | None) -> str:
        """A text of the vocabulary in the language; empty where there is none."""
        return "" if words is None else words.get(self.language) or words.get("en") or ""

    # ------------------------------------------------------------ choices

    def choices(self, choices: Mapping[str, Words]) -> dict[str, str]:
        """How each of several named things is written: its label, with its name where two labels are alike."""
        labels = {name: self.say(words) or name for name, words in choices.items()}
        counts = Counter(plain(label) for label in labels.values())
        names = {plain(name): name for name in choices}
        return {
            name: f"{label} [{name}]"
            if counts[plain(label)] > 1 or names.get(plain(label), name) != name or _LINES.search(label)
            else label
            for name, label in labels.items()
        }

    def choice(self, name: str, choices: Mapping[str, Words]) -> str:
        """How one of several named things is written; its name where it is none of them."""
        return self.choices(choices).get(name, name)

    def choose(self, text: str, choices: Mapping[str, Words]) -> str:
        """The name of what a person wrote: by label in either language or by name; else the text, to be refused."""
        word = plain(text)
        named = [name for name in choices if plain(name) == word]
        if not named:
            named = [name for name, shown in self.choices(choices).items() if plain(shown) == word]
        if not named:
            named = [name for name, words in choices.items() if word in {plain(each) for each in words.values()}]
        return named[0] if len(named) == 1 else unicodedata.normalize("NFKC", text).strip()

    def chosen(self, text: str, choices: Mapping[str, Words]) -> list[str]:
        """The names of several things, one a line; parted by commas where a line as a whole names nothing."""
        found: list[str] = []
        for line in _LINES.split(text):
            if not line.strip():
                continue
            whole = self.choose(line, choices)
            if whole in choices or not choices:
                found += [whole] if choices else [part.strip() for part in _COMMAS.split(line) if part.strip()]
            else:
                found += [self.choose(part, choices) for part in _COMMAS.split(line) if part.strip()]
        return found

    @cached_property
    def kind_labels(self) -> Mapping[str, Words]:
        """Kinds by their labels."""
        return {name: kind.label for name, kind in self.vocabulary.kinds.items()}

    @cached_property
    def levels(self) -> Mapping[str, Words]:
        """Levels of design by their labels."""
        return {level: {name: Labels(name)(f"level.{level}") for name in ("ja", "en")} for level in SATISFIES}

    def names(self, names: list[str], choices: Mapping[str, Words]) -> str:
        """Several names, one a line."""
        shown = self.choices(choices) if names else {}
        return "\n".join(shown.get(name, name) for name in names)

    # ------------------------------------------------------------ values

    def value(self, parameter: Parameter | None, statement: Any) -> str:
        """The value of a statement of an item document (`true`, `"5 mm"`, a table) as a person reads it."""
        table = statement if isinstance(statement, dict) else {"value": statement}
        raw = table["value"]
        if isinstance(raw, bool):
            return self.labels("yes" if raw else "no")
        if raw == NOT_APPLICABLE and (parameter is None or NOT_APPLICABLE not in parameter.values):
            return self.labels("not_applicable")
        if isinstance(raw, list):
            return self._codes(parameter, table)
        if parameter is not None and parameter.values:
            return self.choice(str(raw), parameter.values)
        return str(raw)

    def _codes(self, parameter: Parameter | None, table: Mapping[str, Any]) -> str:
        values = parameter.values if parameter else {}
        lines = [self.choice(code, values) for code in table["value"]] or [self.labels("workbook.codes.none")]
        if "possible" in table:
            possible = [self.choice(code, values) for code in table["possible"]] or [self.labels("workbook.codes.none")]
            lines += [self.labels("workbook.codes.perhaps", code=code) for code in possible]
        elif table.get("complete") is False:
            lines.append(self.labels("workbook.codes.open"))
        return "\n".join(lines)

    def statement(self, parameter: Parameter, text: str) -> dict[str, Any]:
        """What a person wrote as the value of a statement: the fields `value`, `complete`, `possible`."""
        if plain(text) in _NOT_APPLICABLE and NOT_APPLICABLE not in parameter.values:
            return {"value": NOT_APPLICABLE}
        if parameter.type in _SAID:
            return {"value": read_yes_no(text)}
        if parameter.type is ParameterType.CODES:
            return self._read_codes(parameter, text)
        if parameter.prefix:
            return {"value": unicodedata.normalize("NFKC", text)}
        if parameter.type in _CODED:
            return {"value": self.choose(text, parameter.values) if parameter.values else text}
        return {"value": text}

    def _read_codes(self, parameter: Parameter, text: str) -> dict[str, Any]:
        members: list[str] = []
        table: dict[str, Any] = {}
        for line in _LINES.split(text):
            word = plain(line)
            if not word or word in _NOTHING:
                continue
            perhaps = _PERHAPS.fullmatch(unicodedata.normalize("NFKC", line).strip())
            if word in _OPEN:
                table["complete"] = False
            elif perhaps is not None:
                table["complete"] = False
                possible = [] if plain(perhaps[1]) in _NOTHING else self.chosen(perhaps[1], parameter.values)
                table.setdefault("possible", []).extend(possible)
            else:
                members += self.chosen(line, parameter.values)
        return {"value": members, **table}
