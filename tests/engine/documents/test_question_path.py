"""Following the jumps gives the truth of the tree, whatever the answers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kakehashi.documents.question_path import End, Path, path_of
from kakehashi.reasoning.nodes import Atom, Branch, Node, Operator, branch
from kakehashi.reasoning.syntax import Flag, Measure, NoneOf, Quantified, Quantifier
from kakehashi.reasoning.truth import Truth

KNOWN = st.sampled_from([Truth.YES, Truth.NO])
ANY = st.sampled_from(list(Truth))


def atom(truth: Truth, name: str = "q") -> Atom:
    return Atom(truth, Flag(Measure(name)), "item")


def trees(truths: st.SearchStrategy[Truth]) -> st.SearchStrategy[Node]:
    def joined(below: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        parts = st.lists(below, max_size=4)
        marks = st.none() | st.sampled_from(["1", "i"])
        roles = st.none() | st.sampled_from(["scope", "exception", "criteria"])
        return st.one_of(
            st.builds(
                lambda operator, some, mark, role: branch(operator, *some, mark=mark, role=role),
                st.sampled_from([Operator.ALL, Operator.ANY]), parts, marks, roles,
            ),
            below.map(lambda one: branch(Operator.NOT, one)),
            st.builds(
                lambda some, number: branch(Operator.AT_LEAST, *some, number=number), parts, st.integers(1, 3)
            ),
        )  # fmt: skip

    return st.recursive(truths.map(atom), joined, max_leaves=20)


def walked(path: Path) -> Truth:
    """The answer of a person who follows the jumps and stops at the first question without an answer."""
    at, steps = path.entry, 0
    while isinstance(at, int):
        step = path.steps[at]
        following = {Truth.YES: step.yes, Truth.NO: step.no}.get(step.node.truth)
        if following is None:
            return Truth.UNKNOWN
        assert isinstance(following, End) or following > at, "a jump never goes back"
        at, steps = following, steps + 1
    assert steps <= len(path.steps)
    return Truth.YES if at is End.MET else Truth.NO


@given(trees(KNOWN))
def test_with_every_answer_known_the_walk_is_the_truth(tree: Node) -> None:
    path = path_of(tree)
    assert walked(path) is tree.truth
    assert path.truth is tree.truth


@given(trees(ANY))
def test_with_open_answers_the_walk_never_says_more_than_the_tree(tree: Node) -> None:
    path = path_of(tree)
    assert walked(path) in (Truth.UNKNOWN, tree.truth)
    assert path.truth is tree.truth, "a question that either way leads to the same end is passed"


@given(trees(ANY))
def test_a_walk_stops_at_an_open_question_just_where_the_tree_is_open(tree: Node) -> None:
    path = path_of(tree)
    if tree.truth is Truth.UNKNOWN:
        assert path.last is not None
        assert path.steps[path.last].node.truth is Truth.UNKNOWN
        assert path.outcomes[path.last] is Truth.UNKNOWN
        assert path.ends == {End.MET, End.FAILED}
    else:
        assert (End.MET if tree.truth is Truth.YES else End.FAILED) in path.ends


@given(trees(ANY))
def test_what_is_passed_over_can_not_matter(tree: Node) -> None:
    path = path_of(tree)
    for index, step in enumerate(path.steps):
        if index not in path.reached:
            for other in Truth:
                changed = [*path.steps]
                changed[index] = type(step)(atom(other), step.marks, step.part, step.yes, step.no)
                assert Path(tuple(changed), path.entry).truth is path.truth


@given(trees(ANY))
def test_every_question_of_the_tree_is_there_in_its_order(tree: Node) -> None:
    assert [step.node for step in path_of(tree).steps] == list(_leaves(tree))


def _leaves(node: Node) -> list[Node]:
    if isinstance(node, Atom) or node.operator is Operator.AT_LEAST:
        return [node]
    return [leaf for part in node.parts for leaf in _leaves(part)]


def test_an_empty_condition_asks_nothing() -> None:
    assert path_of(branch(Operator.ALL)) == Path((), End.MET)
    assert path_of(branch(Operator.ANY)) == Path((), End.FAILED)


def test_a_quantifier_stays_one_question() -> None:
    some = Quantified(Quantifier.SOME, "axis", None, Flag(Measure("q")))
    whole = branch(Operator.ANY, atom(Truth.NO), atom(Truth.YES), condition=some)
    path = path_of(branch(Operator.ALL, atom(Truth.YES), whole))
    assert len(path.steps) == 2
    assert path.steps[1].node is whole


def test_none_of_turns_its_exits_round() -> None:
    some = branch(Operator.ANY, atom(Truth.NO, "a"), atom(Truth.NO, "b"), condition=NoneOf(()))
    path = path_of(branch(Operator.NOT, some, condition=NoneOf(())))
    assert [(step.yes, step.no) for step in path.steps] == [(End.FAILED, 1), (End.FAILED, End.MET)]


def test_marks_and_brackets_are_kept() -> None:
    inner = branch(Operator.ALL, atom(Truth.YES), mark="1")
    tree = branch(Operator.ALL, branch(Operator.ALL, inner, mark="ho", role="criteria"))
    assert isinstance(tree, Branch)
    (step,) = path_of(tree).steps
    assert (step.marks, step.part) == (("ho", "1"), "criteria")
