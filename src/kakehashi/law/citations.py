"""Citations: from `goods-ordinance/6/1/ho/1` to 貨物等省令第6条第1号ホ(1) and Goods Ordinance Art. 6, item 1, ho, (1).

After the instrument's id comes a head, then what lies below it, each level at most once and in this order:

    6           article (`2_2` is Article 2-2)  p2 paragraph · 1 item · ho mark · 1 number · 1 number below it
    t1          appended table (`t`: the only)  7 row · 1 number · ho mark · 1 number · 1 number below it
    4-1-5, s4   section of a notice             1 number · ho mark · 1 number · 1 number below it
    annex2      annex of a notice               1 number · ho mark · 1 number · 1 number below it

Levels the law does not use are left out. `chapeau` or `proviso` may stand last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from kakehashi.law.marks import kana_of
from kakehashi.law.model import Citation, Instrument
from kakehashi.problems import Place, Problem, ProblemError

_INSTRUMENT: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_NUMERAL: Final = r"[1-9]\d*(_[1-9]\d*)*"


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a path: what it is called, which parts it accepts, and its words around the number or mark."""

    name: str
    pattern: re.Pattern[str]
    japanese: str
    english: str

    def accepts(self, part: str) -> bool:
        return self.pattern.fullmatch(part) is not None and (self is not _MARK or _mark(part) is not None)

    def words(self, part: str, language: str) -> str:
        """The part in words. Japanese has the branch number behind the counter (第2条の2), elsewhere inside."""
        found = self.pattern.fullmatch(part)
        value = (found["value"] if found else part) or ""
        if language != "ja":
            return self.english.format(value.replace("_", "-")).rstrip()
        trunk, *branches = (_mark(value) or value if self is _MARK else value).split("_")
        tail = "".join(f"の{branch}" for branch in branches)
        if self in (_ARTICLE, _ITEM, _MARK, _TABLE):
            return self.japanese.format(trunk) + tail
        return self.japanese.format(trunk + tail)


def _level(name: str, pattern: str, japanese: str, english: str) -> _Level:
    return _Level(name, re.compile(pattern, re.ASCII), japanese, english)


_ARTICLE = _level("article", rf"(?P<value>{_NUMERAL})", "第{}条", "Art. {}")
_PARAGRAPH = _level("paragraph", rf"p(?P<value>{_NUMERAL})", "第{}項", "para. {}")
_ITEM = _level("item", rf"(?P<value>{_NUMERAL})", "第{}号", "item {}")
_MARK = _level("mark", r"(?P<value>[a-z]+(_[1-9]\d*)?)", "{}", "{}")
_NUMBER = _level("number in brackets", rf"(?P<value>{_NUMERAL})", "({})", "({})")
_DEEPER = _level("number below it", rf"(?P<value>{_NUMERAL})", "{}", "{}")
_TABLE = _level("appended table", rf"t(?P<value>({_NUMERAL})?)", "別表第{}", "Appended Table {}")
_ONLY_TABLE = _level("appended table", r"t(?P<value>)", "別表{}", "Appended Table {}")
_ROW = _level("row", rf"(?P<value>{_NUMERAL})", "の{}の項", "row {}")
_SECTION = _level("section", r"(?P<value>\d+(-\d+)+)", "{}", "{}")
_ONE_SECTION = _level("section", r"s(?P<value>\d+(-\d+)*)", "{}", "{}")
_ANNEX = _level("annex", rf"annex(?P<value>{_NUMERAL})", "別紙{}", "Annex {}")

_BELOW_SECTION: Final = (_NUMBER, _MARK, _NUMBER, _DEEPER)
_BELOW_HEAD: Final[tuple[tuple[_Level, tuple[_Level, ...]], ...]] = (
    (_ARTICLE, (_PARAGRAPH, _ITEM, _MARK, _NUMBER, _DEEPER)),
    (_ONLY_TABLE, (_ROW, _NUMBER, _MARK, _NUMBER, _DEEPER)),
    (_TABLE, (_ROW, _NUMBER, _MARK, _NUMBER, _DEEPER)),
    (_SECTION, _BELOW_SECTION),
    (_ONE_SECTION, _BELOW_SECTION),
    (_ANNEX, _BELOW_SECTION),
)

_LAST_WORDS: Final = {"chapeau": {"ja": "柱書", "en": "chapeau"}, "proviso": {"ja": "ただし書", "en": "proviso"}}


def _mark(part: str) -> str | None:
    """The kana of a part such as `ho` or `ho_2`, its branch kept (`ホ_2`)."""
    letters, _, branch = part.partition("_")
    kana = kana_of(letters)
    return None if kana is None else kana + (f"_{branch}" if branch else "")


def read_citation(text: str, place: Place | None = None) -> Citation:
    """The citation that `text` writes, such as `goods-ordinance/6/1/ho/1`.

    Whether the instrument and the provision exist is for the reader of the pack to say. Raises ProblemError:
    `citation-instrument`, `citation-empty-part`, `citation-part`; each names the part that cannot be read.
    """
    place = place or Place()
    instrument, *path = text.split("/")
    if not _INSTRUMENT.fullmatch(instrument):
        raise ProblemError(_bad_instrument(text, instrument, place))
    if "" in path:
        raise ProblemError(_empty_part(text, path.index("") + 2, place))
    _steps(text, path, place)
    return Citation(instrument, tuple(path))


def _steps(text: str, path: list[str], place: Place) -> list[tuple[_Level, str]]:
    """Each part of the path with its level; the last words are left out."""
    if not path:
        return []
    inner = path[:-1] if path[-1] in _LAST_WORDS else path
    head, *below = inner or [path[0]]
    level, levels = next(((one, under) for one, under in _BELOW_HEAD if one.accepts(head)), (None, ()))
    if level is None:
        raise ProblemError(_bad_part(text, 2, head, [one.name for one, _ in _BELOW_HEAD], place))
    steps = [(level, head)]
    for number, part in enumerate(below, start=3):
        index = next((i for i, one in enumerate(levels) if one.accepts(part)), None)
        if index is None:
            raise ProblemError(_bad_part(text, number, part, [one.name for one in levels], place))
        steps.append((levels[index], part))
        levels = levels[index + 1 :]
    return steps


def citation_words(citation: Citation, instrument: Instrument, language: str) -> str:
    """The citation as a lawyer writes it, in `ja` or `en` (any other language has the English form).

    `instrument` is the one that the citation names; its `short` title opens the words.
    """
    steps = _steps(str(citation), list(citation.path), Place())
    words = [level.words(part, language) for level, part in steps]
    last = _LAST_WORDS.get(citation.path[-1]) if citation.path else None
    if last:
        words.append(last["ja" if language == "ja" else "en"])
    short = instrument.short.get(language, instrument.short["en"])
    if language == "ja":
        return short + "".join(words)
    return f"{short} {', '.join(words)}" if words else short


def _bad_instrument(text: str, instrument: str, place: Place) -> Problem:
    return Problem(
        "citation-instrument",
        f"the citation {text!r} does not begin with the id of an instrument: {instrument!r} is none.",
        place,
        "an id in small letters, digits and hyphens, then the path: goods-ordinance/6/1/ho/1.",
        "begin with the id of an instrument of the pack, then a slash.",
    )


def _empty_part(text: str, number: int, place: Place) -> Problem:
    return Problem(
        "citation-empty-part",
        f"part {number} of the citation {text!r} is empty.",
        place,
        "one slash between two parts, none at the end.",
        "take the surplus slash out, or write the missing part.",
    )


def _bad_part(text: str, number: int, part: str, names: list[str], place: Place) -> Problem:
    allowed = ", ".join(dict.fromkeys(names)) or "nothing further"
    return Problem(
        "citation-part",
        f"part {number} of the citation {text!r}, {part!r}, cannot stand there.",
        place,
        f"at this point: {allowed} (or `chapeau` or `proviso` as the last part).",
        "write articles, items and rows in digits (2_2 for a branch), paragraphs as p2, tables as t1, "
        "marks in letters (ho for ホ).",
    )
