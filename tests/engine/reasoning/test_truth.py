from kakehashi.reasoning.truth import Truth, all_of, any_of, truth_of

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN


def test_all_of_is_no_where_one_is_no_even_beside_unknown() -> None:
    assert all_of([UNKNOWN, NO, YES]) is NO
    assert all_of([UNKNOWN, YES]) is UNKNOWN
    assert all_of([]) is YES


def test_any_of_is_the_dual() -> None:
    assert any_of([UNKNOWN, YES, NO]) is YES
    assert any_of([UNKNOWN, NO]) is UNKNOWN
    assert any_of([]) is NO


def test_truth_of_reads_none_as_unknown() -> None:
    assert [truth_of(value) for value in (True, False, None)] == [YES, NO, UNKNOWN]
    assert UNKNOWN.opposite is UNKNOWN
