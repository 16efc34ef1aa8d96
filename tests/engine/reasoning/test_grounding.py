from kakehashi.reasoning.facts import Code, Fact, Kinds, Members, Relation, Relations, Statement, Subject
from kakehashi.reasoning.findings import find
from kakehashi.reasoning.grounding import Grounding, ground_provision
from kakehashi.reasoning.nodes import Operator, branch
from kakehashi.reasoning.parser import parse
from kakehashi.reasoning.rulebook import Clause, Rulebook, Table
from kakehashi.reasoning.scopes import Scope
from kakehashi.reasoning.truth import Truth
from tests.engine.reasoning.small_world import ground, rulebook, subject

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


def book_of(*clauses: Clause, **terms: str) -> Rulebook:
    return rulebook(
        {clause.id: clause for clause in clauses}, terms={name: parse(text) for name, text in terms.items()}
    )


CHIPS = Clause("chips", None, ("a", "b"), scope=parse("kind is chip"), exception=parse("r"))
A = Clause(
    "a",
    "chips",
    scope=parse("kind is converter"),
    criteria=parse("[1] x > 1\n[2] y > 1"),
    exception=parse("listed b"),
)
B = Clause("b", "chips", criteria=parse("z > 1"))
BOOK = book_of(CHIPS, A, B, big="x > 10")

CONVERTER = Kinds(frozenset({"converter"}))


def listed(clause: str, about: Subject) -> Truth:
    return ground_provision(BOOK, about, clause).truth


def test_a_child_inherits_the_chapeau_and_its_exclusion() -> None:
    met = {"x": "2", "y": "2", "z": "0"}
    assert listed("a", subject(kinds=CONVERTER, r=False, **met)) is YES
    assert listed("a", subject(kinds=CONVERTER, r=True, **met)) is NO
    assert listed("a", subject(kinds=CONVERTER, **met)) is UNKNOWN
    assert listed("a", subject(kinds=Kinds(frozenset({"machine"})), r=False, **met)) is NO


def test_an_exclusion_by_reference_is_no_where_the_other_is_listed() -> None:
    about = subject(kinds=CONVERTER, r=False, x="2", y="2", z="2")
    assert (listed("a", about), listed("b", about), listed("chips", about)) == (NO, YES, YES)


def test_an_exclusion_that_is_unknown_never_gives_no() -> None:
    about = subject(kinds=CONVERTER, r=False, x="2", y="2")
    assert (listed("a", about), listed("b", about)) == (UNKNOWN, UNKNOWN)


def test_the_list_is_listed_although_each_provision_is_open() -> None:
    about = subject(kinds=CONVERTER, r=False, x="2", y="2")
    node = ground_provision(BOOK, about, "chips")
    assert node.truth is UNKNOWN
    assert find("chips", node, frozenset({"a", "b"})).truth is YES


def test_meets_a_label_asks_the_criterion_alone() -> None:
    about = subject(kinds=Kinds(frozenset({"machine"})), x="2")
    assert ground("meets a#1", about, BOOK).truth is YES
    assert ground("listed a#1", about, BOOK).truth is NO


def test_a_label_is_found_at_its_own_path_only() -> None:
    book = book_of(Clause("deep", criteria=parse("[3] any of\n  [1] x > 1\n  [2] y > 1\n[1] z > 1")))
    about = subject(x="2", y="0", z="0")
    assert ground("meets deep#1", about, book).truth is NO
    assert ground("meets deep#3.1", about, book).truth is YES


def test_a_term_is_a_condition_by_name() -> None:
    assert ground("meets term/big", subject(x="11"), BOOK).truth is YES
    assert ground("listed term/big", subject(x="10"), BOOK).truth is NO


def test_a_range_of_references_leaves_out_what_is_deleted() -> None:
    book = book_of(
        Clause("one", criteria=parse("x > 1")),
        Clause("two", deleted=True),
        Clause("three", criteria=parse("y > 1")),
        Clause("four", criteria=parse("z > 1")),
    )
    assert ground("listed one to three", subject(x="0", y="2", z="0"), book).truth is YES
    assert ground("listed one to three", subject(x="0", y="0", z="2"), book).truth is NO
    assert ground("listed two", subject(), book).truth is NO


def test_an_absent_provision_is_open_until_a_person_judges_it() -> None:
    book = book_of(Clause("row-5", absent=True))
    assert ground_provision(book, subject(), "row-5").truth is UNKNOWN
    for holds, truth in ((True, YES), (False, NO)):
        about = Subject("test", judged={"row-5": Fact(Statement(holds))})
        assert ground_provision(book, about, "row-5").truth is truth


def test_a_relation_asks_whether_the_other_thing_is_listed() -> None:
    book = book_of(Clause("host", scope=parse("kind is machine"), criteria=parse("x > 1")))
    host = Relation("specially designed", subject(kinds=Kinds(frozenset({"lathe"})), x="2"), frozenset({"production"}))
    about = subject(relations=Relations((host,)))
    assert ground("usable for listed host", about, book).truth is YES
    assert ground("usable for {design} of listed host", about, book).truth is UNKNOWN
    whole = subject(relations=Relations((host,), complete=True))
    assert ground("usable for {design} of listed host", whole, book).truth is NO
    assert ground("usable for listed host", subject(), book).truth is UNKNOWN


def test_a_part_that_is_listed_is_asked_about_the_part() -> None:
    book = book_of(Clause("chip", scope=parse("kind is chip"), criteria=parse("x > 1")))
    board = subject(kinds=Kinds(frozenset({"machine"})), part=[{"kinds": CONVERTER, "x": "2"}])
    assert ground("some part is listed chip", board, book).truth is YES
    assert ground("listed chip", board, book).truth is NO


def test_a_part_never_takes_over_the_facts_of_the_whole() -> None:
    book = book_of(Clause("chip", scope=parse("kind is chip"), criteria=parse("x > 1")))
    slow_board = subject(kinds=Kinds(frozenset({"machine"})), x="0", part=[{"kinds": CONVERTER}])
    assert ground("some part is listed chip", slow_board, book).truth is UNKNOWN
    assert ground("some part has\n  kind is chip\n  listed chip", slow_board, book).truth is UNKNOWN
    assert ground("some part has x > 1", subject(x="2", part=[{}]), book).truth is YES


def test_a_person_may_say_of_another_thing_that_it_is_listed() -> None:
    book = book_of(
        Clause("chips", None, ("fast",), scope=parse("kind is chip")),
        Clause("fast", "chips", criteria=parse("x > 1")),
        Clause("board", criteria=parse("some part is listed chips")),
        Clause("fast-board", criteria=parse("some part is listed fast")),
    )

    def with_part(provision: str, holds: bool) -> Subject:
        part = Subject("part", judged={provision: Fact(Statement(holds))})
        return Subject("board", members={"part": Members((part,), complete=True)})

    assert ground_provision(book, with_part("fast", holds=True), "board").truth is YES
    assert ground_provision(book, with_part("chips", holds=True), "fast-board").truth is UNKNOWN
    assert ground_provision(book, with_part("chips", holds=False), "fast-board").truth is NO
    assert ground_provision(book, with_part("fast", holds=False), "board").truth is UNKNOWN
    assert ground("listed fast", Subject("item", judged={"fast": Fact(Statement(True))}), book).truth is UNKNOWN


def test_a_circle_through_another_object_ends_where_the_description_ends() -> None:
    book = book_of(
        Clause("alloy", scope=parse("kind is lathe"), criteria=parse("usable for listed powder")),
        Clause("powder", scope=parse("kind is mill"), criteria=parse("usable for listed alloy")),
    )
    mill = subject(kinds=Kinds(frozenset({"mill"})))
    lathe = subject(kinds=Kinds(frozenset({"lathe"})), relations=Relations((Relation("usable", mill),), complete=True))
    assert ground_provision(book, lathe, "alloy").truth is UNKNOWN


def test_the_same_provision_asked_within_itself_takes_the_adverse_reading() -> None:
    book = book_of(Clause("loop", scope=parse("kind is chip"), criteria=parse("x > 1\nlisted loop")))
    assert ground_provision(book, subject(kinds=CONVERTER, x="2"), "loop").truth is YES


def test_a_table_of_the_law_is_met_by_a_row_with_any_in_it() -> None:
    table = Table(("place", "colour"), (("DE", "red"), ("FR", "*")))
    book = rulebook(tables={"pairs": table})
    assert ground("(place, colour) in table pairs", subject(place=Code("DE"), colour=Code("red")), book).truth is YES
    assert ground("(place, colour) in table pairs", subject(place=Code("DE"), colour=Code("blue")), book).truth is NO
    assert ground("(place, colour) in table pairs", subject(place=Code("FR")), book).truth is YES
    assert ground("(place, colour) in table pairs", subject(place=Code("DE")), book).truth is UNKNOWN


def test_if_then_asks_nothing_where_the_line_does_not_hold() -> None:
    text = "if p then\n  x > 1"
    assert ground(text, subject(p=False)).truth is YES
    assert ground(text, subject(p=True, x="1")).truth is NO
    assert ground(text, subject(x="1")).truth is UNKNOWN
    assert ground(text, subject(x="2")).truth is YES


def test_groups_join_their_lines() -> None:
    assert ground("none of\n  p\n  q", subject(p=False, q=False)).truth is YES
    assert ground("at least 2 of\n  p\n  q\n  r", subject(p=True, q=False, r=True)).truth is YES
    assert ground("at least 2 of\n  p\n  q\n  r", subject(p=True, q=False)).truth is UNKNOWN
    assert ground("at least 2 of\n  p\n  q\n  r", subject(p=False, q=False)).truth is NO


def test_a_row_is_met_in_all_its_cells() -> None:
    table = "any row of x | y\n  [1] [0, 1) | > 1\n  [2] >= 1 | -"
    assert ground(table, subject(x="0", y="1")).truth is NO
    assert ground(table, subject(x="1")).truth is YES
    assert ground(table, subject(y="2")).truth is UNKNOWN


def test_grounding_answers_a_provision_once_for_a_subject() -> None:
    grounding, scope = Grounding(BOOK), Scope(subject(kinds=CONVERTER))
    assert grounding.own("b", scope) is grounding.own("b", scope)
    assert branch(Operator.ALL).truth is YES
