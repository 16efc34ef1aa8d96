from kakehashi.reasoning.parser import parse
from kakehashi.reasoning.reference_rules import has_label, label_paths, labelled_lines
from kakehashi.reasoning.rulebook import Clause
from kakehashi.reasoning.syntax import AllOf

CLAUSE = Clause("o1-1", criteria=parse("[1] can_turn\n[3] any of\n  [1] is_custom\n  [2] can_turn"))


def test_label_paths_are_nested() -> None:
    assert label_paths(CLAUSE) == [("1",), ("3",), ("3", "1"), ("3", "2")]
    assert has_label(CLAUSE, ("3", "2"))
    assert not has_label(CLAUSE, ("2",))


def test_a_row_of_a_table_is_a_line_of_all_its_cells() -> None:
    table = parse("any row of rate | power\n  [1] > 1 GS/s | > 2 W\n  [2] > 3 GS/s | -")
    (one, first), (two, second) = labelled_lines(Clause("a", criteria=table))
    assert (one, two) == (("1",), ("2",))
    assert first == AllOf((parse("rate > 1 GS/s"), parse("power > 2 W")))
    assert second == AllOf((parse("rate > 3 GS/s"),))


def test_labels_of_scope_and_exception_are_labels_of_the_clause() -> None:
    clause = Clause("a", scope=parse("[i] can_turn"), exception=parse("[he] can_mill"))
    assert label_paths(clause) == [("i",), ("he",)]
