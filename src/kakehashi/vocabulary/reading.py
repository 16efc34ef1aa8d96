"""The vocabulary from its TOML files, strictly: every problem of every file is told at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence

from kakehashi.problems import Place, Problem, ProblemError
from kakehashi.vocabulary.blocks import Block, SourceFile, did_you_mean
from kakehashi.vocabulary.model import Component, Curve, Kind, Parameter, ParameterType, Vocabulary, Words
from kakehashi.vocabulary.units import DIMENSIONS, dimension_fits, find_unit, near_units

TABLES = ("kind", "parameter", "component", "curve", "purpose", "stage")
_KIND = ("name", "label", "parent", "disjoint", "synonyms", "guidance")
_PARAMETER = (
    "name", "type", "label", "dimension", "unit", "values", "question", "guidance", "measuring", "datasheet",
    "synonyms", "negative", "of", "formula", "standards", "bases", "prefix",
    "implies",
)  # fmt: skip
_NUMERIC = (ParameterType.QUANTITY, ParameterType.COUNT, ParameterType.NUMBER)
_TOML_PLACE = re.compile(r"(?P<what>.*?)\s*\(at line (?P<line>\d+), column (?P<column>\d+)\)")
RESERVED = frozenset(
    "all and any as at by covers every exactly for has if in inf is kind least listed meets most no none not of or "
    "over overlaps some sum table term then to where within".split()
)
"""Words of the condition language, which can name nothing."""


def read_vocabulary(files: Sequence[tuple[str, str]]) -> Vocabulary:
    """The vocabulary of (file name, TOML text) pairs.

    Raises `ProblemError` with every problem: malformed TOML, unknown field or type, a missing language, a unit of
    another dimension, a parent, component, curve or parameter that does not exist, a circle of kinds, a name twice.
    """
    problems: list[Problem] = []
    blocks: dict[str, list[Block]] = {table: [] for table in TABLES}
    for name, text in files:
        _collect(SourceFile(name, text), blocks, problems)
    vocabulary = Vocabulary(
        kinds={each.name: each for each in map(_kind, _unique(blocks["kind"]))},
        parameters={each.name: each for each in map(_parameter, _unique(blocks["parameter"])) if each is not None},
        components={each.name: each for each in map(_component, _unique(blocks["component"]))},
        curves={each.name: each for each in map(_curve, _unique(blocks["curve"]))},
        purposes=dict(map(_named, _unique(blocks["purpose"]))),
        stages=dict(map(_named, _unique(blocks["stage"]))),
    )
    _check_kinds(vocabulary, blocks["kind"])
    _check_implied(vocabulary, blocks["parameter"])
    _check_belonging(vocabulary, blocks)
    if problems:
        raise ProblemError(*problems)
    return vocabulary


def _collect(source: SourceFile, blocks: dict[str, list[Block]], problems: list[Problem]) -> None:
    try:
        data = tomllib.loads(source.text, parse_float=str)
    except tomllib.TOMLDecodeError as error:
        problems.append(_malformed(source.name, str(error)))
        return
    for table, entries in data.items():
        if table not in TABLES or not isinstance(entries, list):
            what = f"There is no table `{table}` in a vocabulary file."
            line = next((number for number, name in source.headers if name == table), None)
            expected = f"{', '.join(f'[[{each}]]' for each in TABLES)}."
            remedy = did_you_mean(table, TABLES) or "Move it to the file it belongs to."
            problems.append(Problem("table-unknown", what, Place(source.name, line, field=table), expected, remedy))
            continue
        blocks[table].extend(
            Block(source, table, index, entry if isinstance(entry, dict) else {}, problems)
            for index, entry in enumerate(entries)
        )


def _malformed(name: str, message: str) -> Problem:
    match = _TOML_PLACE.match(message)
    place = Place(name, int(match["line"]), int(match["column"])) if match else Place(name)
    what = f"The file is not TOML: {match['what'] if match else message}."
    return Problem("toml-malformed", what, place, "a TOML file with quoted text.", "Correct the file at this place.")


def _unique(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with a name of their own; a repeated name is reported with the place of the first."""
    first: dict[str, Block] = {}
    for block in blocks:
        name = block.read_name()
        if name in RESERVED:
            what = "this is a word of the condition language."
            block.report("name-reserved", "name", what, "a name that is no such word.", "Choose another name.")
        if name in first:
            what = f"the name stands already in {first[name].place('name')}."
            block.report("name-twice", "name", what, "one block for each name.", "Remove or rename one of the two.")
        else:
            first[name] = block
    return list(first.values())


def _kind(block: Block) -> Kind:
    block.only(_KIND)
    return Kind(
        name=block.name,
        label=_label(block),
        parent=block.text("parent"),
        disjoint=block.boolean("disjoint"),
        synonyms=block.synonyms(),
        guidance=block.words("guidance"),
    )


def _label(block: Block) -> Words:
    return block.words("label", needed=True) or {}


def _parameter(block: Block) -> Parameter | None:
    block.only(_PARAMETER)
    kinds = [each.value for each in ParameterType]
    stated = block.data.get("type")
    if stated not in kinds:
        what = f"there is no type `{stated}`." if stated else "`type` is missing."
        remedy = did_you_mean(str(stated), kinds) or "Choose the type by what may be said of it."
        block.report("type-unknown", "type", what, f"one of {', '.join(kinds)}.", remedy)
        return None
    parameter = Parameter(
        name=block.name,
        type=ParameterType(str(stated)),
        label=_label(block),
        dimension=block.text("dimension"),
        unit=block.text("unit"),
        values=block.named_words("values"),
        question=block.words("question"),
        guidance=block.words("guidance"),
        measuring=block.words("measuring"),
        datasheet=block.words("datasheet"),
        synonyms=block.synonyms(),
        negative=block.words("negative"),
        of=block.text("of"),
        formula=block.text("formula"),
        standards=block.named_words("standards"),
        bases=block.named_words("bases"),
        prefix=block.boolean("prefix"),
        implies=block.texts("implies"),
    )
    _check_type(parameter, block)
    return parameter


def _check_type(parameter: Parameter, block: Block) -> None:
    kind = parameter.type
    if kind in (ParameterType.QUANTITY, ParameterType.SPAN):
        _check_unit(parameter, block)
    for key in ("dimension", "unit"):
        if kind not in (ParameterType.QUANTITY, ParameterType.SPAN) and key in block.data:
            remedy = "Make it a quantity, or remove the field."
            block.report(
                "field-misplaced", key, f"a {kind} has no {key}.", "a dimension only for what has a unit.", remedy
            )
    if kind is ParameterType.ENUM and not parameter.values:
        what = "an enum needs its values."
        block.report("values-missing", "values", what, "`values.<name> = { ja, en }`.", "List every value.")
    allowed = {
        "values": (ParameterType.ENUM, ParameterType.CODES),
        "prefix": (ParameterType.CODE, ParameterType.CODES),
        "formula": _NUMERIC,
        "negative": (ParameterType.FLAG, ParameterType.JUDGEMENT),
        "implies": (ParameterType.FLAG,),
    }
    for key, kinds in allowed.items():
        if key in block.data and kind not in kinds:
            expected = f"`{key}` only for {', '.join(kinds)}."
            block.report("field-misplaced", key, f"a {kind} has no {key}.", expected, "Remove it or change the type.")


def _check_unit(parameter: Parameter, block: Block) -> None:
    dimension, symbol = parameter.dimension, parameter.unit
    if dimension is None or dimension not in DIMENSIONS:
        what = f"there is no dimension `{dimension}`." if dimension else "`dimension` is missing."
        measured = find_unit(symbol) if symbol else None
        nearest = did_you_mean(dimension or "", DIMENSIONS) or "Take the dimension of its unit."
        remedy = f"`{symbol}` is a unit of `{measured.dimension}`: write that." if measured else nearest
        block.report("dimension-unknown", "dimension", what, "a dimension of the table of units.", remedy)
        return
    if symbol is None:
        if dimension != "money":
            block.report("unit-missing", "unit", "`unit` is missing.", f"a unit of {dimension}.", "Add the usual unit.")
        return
    found = find_unit(symbol)
    if found is None:
        near = near_units(symbol)
        remedy = f"Did you mean {' or '.join(near)}?" if near else f"Take a unit of {dimension}."
        block.report("unit-unknown", "unit", f"there is no unit `{symbol}`.", "a unit of the table of units.", remedy)
    elif not dimension_fits(dimension, found.dimension):
        what = f"`{symbol}` is a unit of {found.dimension}, not of {dimension}."
        block.report("unit-dimension", "unit", what, f"a unit of {dimension}.", "Correct the unit or the dimension.")


def _component(block: Block) -> Component:
    block.only(("name", "label", "complete_question"))
    return Component(block.name, _label(block), block.words("complete_question"))


def _curve(block: Block) -> Curve:
    block.only(("name", "label", "axis", "value", "complete_question"))
    axis, value = block.text("axis") or "", block.text("value") or ""
    return Curve(block.name, _label(block), axis, value, block.words("complete_question"))


def _named(block: Block) -> tuple[str, Words]:
    block.only(("name", "label"))
    return block.name, _label(block)


# ---------------------------------------------------------------- what refers to what


def _check_implied(vocabulary: Vocabulary, blocks: Sequence[Block]) -> None:
    flags = [name for name, parameter in vocabulary.parameters.items() if parameter.type is ParameterType.FLAG]
    for block in blocks:
        parameter = vocabulary.parameters.get(block.name)
        for name in parameter.implies if parameter is not None else ():
            if name not in flags:
                remedy = did_you_mean(name, flags) or "Declare that flag, or take the name out."
                block.report("implied-unknown", "implies", f"there is no flag `{name}`.", "declared flags.", remedy)


def _check_kinds(vocabulary: Vocabulary, blocks: Sequence[Block]) -> None:
    for block in blocks:
        parent = block.data.get("parent")
        if isinstance(parent, str) and parent not in vocabulary.kinds:
            remedy = did_you_mean(parent, vocabulary.kinds) or "Declare that kind, or remove `parent`."
            block.report("parent-unknown", "parent", f"there is no kind `{parent}`.", "a declared kind.", remedy)
    reported: set[str] = set()
    for block in blocks:
        circle = _circle(vocabulary.kinds, block.name)
        if circle and not reported & set(circle):
            reported.update(circle)
            path = " -> ".join([*circle, circle[0]])
            what = f"its parents go round in a circle: {path}."
            block.report("kind-circle", "parent", what, "a tree of kinds.", "Remove one of these parents.")


def _circle(kinds: Mapping[str, Kind], start: str) -> tuple[str, ...]:
    """The circle of parents that `start` lies on; empty where it lies on none."""
    chain = [start]
    while (kind := kinds.get(chain[-1])) is not None and kind.parent is not None and kind.parent not in chain:
        chain.append(kind.parent)
    last = kinds.get(chain[-1])
    return tuple(chain) if last is not None and last.parent == start else ()


def _check_belonging(vocabulary: Vocabulary, blocks: Mapping[str, Sequence[Block]]) -> None:
    owners = {**vocabulary.components, **vocabulary.curves}
    for block in blocks["parameter"]:
        of = block.data.get("of")
        if isinstance(of, str) and of not in owners:
            remedy = did_you_mean(of, owners) or "Declare the component or curve, or remove `of`."
            block.report("of-unknown", "of", f"there is no component or curve `{of}`.", "a declared one.", remedy)
    for block in blocks["curve"]:
        for key in ("axis", "value"):
            _check_curve_end(vocabulary, block, key)
        if block.name in vocabulary.components:
            remedy = "Rename one of the two."
            block.report("name-twice", "name", "a component has the same name.", "one thing for each name.", remedy)


def _check_curve_end(vocabulary: Vocabulary, block: Block, key: str) -> None:
    name = str(block.data.get(key, ""))
    parameter = vocabulary.parameters.get(name)
    if parameter is None:
        remedy = did_you_mean(name, vocabulary.parameters) or "Declare that parameter."
        block.report("curve-parameter", key, f"there is no parameter `{name}`.", "a declared parameter.", remedy)
    elif parameter.type not in _NUMERIC:
        what = f"`{name}` is a {parameter.type}, which has no place on a curve."
        block.report("curve-parameter", key, what, f"a {', '.join(_NUMERIC)}.", "Take a measured parameter.")
