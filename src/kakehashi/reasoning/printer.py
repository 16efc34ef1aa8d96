"""The tree written back as a condition: canonical text that parses to the same tree.

A line prints as a line and a block as a block; comments and extra spaces are lost, the writing of numbers is kept.
"""

from __future__ import annotations

from functools import singledispatch

from kakehashi.reasoning.syntax import (
    AllOf,
    AnyOf,
    AnyRow,
    AtLeastInSet,
    AtLeastOf,
    Compare,
    CompareExpressions,
    Condition,
    CountOf,
    DesignedFor,
    Flag,
    IfThen,
    InRange,
    InSet,
    InTable,
    Is,
    Labelled,
    NoneOf,
    Not,
    Quantified,
    QuantifiedListed,
    Refer,
    RelatedTo,
    SpanRelation,
    SumOf,
)
from kakehashi.reasoning.writing import (
    print_expression,
    write_code,
    write_figure,
    write_measure,
    write_range,
    write_references,
    write_row,
    write_set,
)

_STEP = "  "


def print_condition(condition: Condition) -> str:
    """The canonical text, indented by two spaces, without a line break at its end."""
    return "\n".join(_lines(condition))


# ---------------------------------------------------------------- blocks


@singledispatch
def _lines(node: Condition) -> list[str]:
    return [_line(node)]


@_lines.register
def _(node: AllOf) -> list[str]:
    if node.inline:
        return [_line(node)]
    if node.top:
        return [line for operand in node.operands for line in _lines(operand)]
    return ["all of", *_block(node.operands)]


@_lines.register
def _(node: AnyOf) -> list[str]:
    return [_line(node)] if node.inline else ["any of", *_block(node.operands)]


@_lines.register
def _(node: NoneOf) -> list[str]:
    return ["none of", *_block(node.operands)]


@_lines.register
def _(node: AtLeastOf) -> list[str]:
    return [f"at least {node.number} of", *_block(node.operands)]


@_lines.register
def _(node: Labelled) -> list[str]:
    first, *rest = _lines(node.operand)
    return [f"[{node.mark}] {first}", *rest]


@_lines.register
def _(node: IfThen) -> list[str]:
    return [f"if {_line(node.premise)} then", *_block(node.conclusion)]


@_lines.register
def _(node: Quantified) -> list[str]:
    if node.inline:
        return [_line(node)]
    body = node.body
    several = isinstance(body, AllOf) and not body.inline and len(body.operands) > 1
    operands = body.operands if isinstance(body, AllOf) and several else (body,)
    return [f"{_things(node)} has", *_block(operands)]


@_lines.register
def _(node: AnyRow) -> list[str]:
    columns = " | ".join(write_measure(measure) for measure in node.measures)
    return [f"any row of {columns}", *(_STEP + write_row(row) for row in node.rows)]


def _block(operands: tuple[Condition, ...]) -> list[str]:
    return [_STEP + line for operand in operands for line in _lines(operand)]


# ---------------------------------------------------------------- lines


def _line(node: Condition) -> str:
    """A whole line: what follows it is the end of the line, `then` or a closing bracket."""
    if isinstance(node, AllOf | AnyOf) and node.inline:
        return _joined(node)
    return _unit(node)


def _joined(node: AllOf | AnyOf) -> str:
    *first, last = node.operands
    word = " and " if isinstance(node, AllOf) else " or "
    return word.join([*(_bracketed(operand, _is_open(operand)) for operand in first), _unit(last)])


def _bracketed(node: Condition, needed: bool) -> str:
    return f"({_unit(node)})" if needed else _unit(node)


@singledispatch
def _unit(node: Condition) -> str:
    """One condition of a line; groups of a line stand in brackets here."""
    raise TypeError(f"{type(node).__name__} is a block and has no place inside a line")


@_unit.register(AllOf)
@_unit.register(AnyOf)
def _(node: AllOf | AnyOf) -> str:
    if not node.inline:
        raise TypeError(f"a block of {type(node).__name__} has no place inside a line")
    return f"({_line(node)})"


@_unit.register
def _(node: Not) -> str:
    return f"not {_unit(node.operand)}"


@_unit.register
def _(node: Quantified) -> str:
    return f"{_things(node)} has {_unit(node.body)}"


@_unit.register
def _(node: QuantifiedListed) -> str:
    return f"{_things(node)} is listed {write_references(node.references)}"


@_unit.register
def _(node: CountOf) -> str:
    return f"{node.bound} {node.number} {node.name}{_where(node.where)}"


@_unit.register
def _(node: SumOf) -> str:
    things = f"{node.name}{_where_before_comparison(node.where)}"
    return f"sum of {node.parameter} over {things} {node.comparison} {write_figure(node.figure)}"


@_unit.register
def _(node: Compare) -> str:
    return f"{write_measure(node.measure)} {node.comparison} {write_figure(node.figure)}"


@_unit.register
def _(node: InRange) -> str:
    return f"{write_measure(node.measure)} in {write_range(node.range)}"


@_unit.register
def _(node: InSet) -> str:
    return f"{write_measure(node.measure)} in {write_set(node.members)}"


@_unit.register
def _(node: AtLeastInSet) -> str:
    return f"{write_measure(node.measure)} in at least {node.number} of {write_set(node.members)}"


@_unit.register
def _(node: Is) -> str:
    return f"{write_measure(node.measure)} is {write_code(node.value)}"


@_unit.register
def _(node: SpanRelation) -> str:
    return f"{write_measure(node.measure)} {node.relation} {write_range(node.range)}"


@_unit.register
def _(node: Flag) -> str:
    return write_measure(node.measure)


@_unit.register
def _(node: CompareExpressions) -> str:
    return f"{print_expression(node.left)} {node.comparison} {print_expression(node.right)}"


@_unit.register
def _(node: Refer) -> str:
    return f"{node.verb} {write_references(node.references)}"


@_unit.register
def _(node: DesignedFor) -> str:
    return f"{node.level} for {node.purpose}"


@_unit.register
def _(node: RelatedTo) -> str:
    stages = f"{{{', '.join(node.stages)}}} of " if node.stages else ""
    return f"{node.level} for {stages}listed {write_references(node.references)}"


@_unit.register
def _(node: InTable) -> str:
    return f"({', '.join(node.names)}) in table {node.table}"


# ---------------------------------------------------------------- where, and what must be bracketed before it goes on


def _things(node: Quantified | QuantifiedListed) -> str:
    return f"{node.quantifier} {node.name}{_where(node.where)}"


def _where(where: Condition | None) -> str:
    if where is None:
        return ""
    return " where " + (_joined(where) if isinstance(where, AllOf) else _unit(where))


def _where_before_comparison(where: Condition | None) -> str:
    """A flag at the very end would take the comparison of the sum for its own, so it stands in brackets."""
    if where is None:
        return ""
    *first, last = where.operands if isinstance(where, AllOf) else (where,)
    units = [*(_bracketed(operand, _is_open(operand)) for operand in first), _bracketed(last, _ends_in_flag(last))]
    return " where " + " and ".join(units)


def _is_open(node: Condition) -> bool:
    """Whether it ends in a bare `where`, whose `and` would take in what follows."""
    match node:
        case CountOf(where=where):
            return where is not None
        case Not(operand=inner) | Quantified(body=inner):
            return _is_open(inner)
    return False


def _ends_in_flag(node: Condition) -> bool:
    match node:
        case Flag():
            return True
        case Not(operand=inner) | Quantified(body=inner):
            return _ends_in_flag(inner)
        case CountOf(where=where) if where is not None:
            return _ends_in_flag(where.operands[-1] if isinstance(where, AllOf) else where)
    return False
