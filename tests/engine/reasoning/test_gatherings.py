import pytest

from kakehashi.reasoning.truth import Truth
from tests.engine.reasoning.small_world import finding, ground, subject

YES, NO, UNKNOWN = Truth.YES, Truth.NO, Truth.UNKNOWN

SHORT_AND_FINE = "some axis where travel < 1 m has accuracy <= 0.9 µm"


@pytest.mark.parametrize(
    ("axes", "truth_open", "truth_complete"),
    [
        ([{"travel": "0.5 m", "accuracy": "0.9 µm"}], YES, YES),
        ([{"travel": "0.5 m", "accuracy": "1 µm"}], UNKNOWN, NO),
        ([{"travel": "1 m", "accuracy": "0.1 µm"}], UNKNOWN, NO),
        ([{"accuracy": "0.1 µm"}], UNKNOWN, UNKNOWN),
        ([], UNKNOWN, NO),
    ],
)
def test_some_is_never_no_while_the_list_is_open(
    axes: list[dict[str, str]], truth_open: Truth, truth_complete: Truth
) -> None:
    assert ground(SHORT_AND_FINE, subject(axis=axes)).truth is truth_open
    assert ground(SHORT_AND_FINE, subject(axis=axes, all_axis=True)).truth is truth_complete


def test_every_is_never_yes_while_the_list_is_open() -> None:
    fine = [{"travel": "1 m"}, {"travel": "2 m"}]
    assert ground("every axis has travel >= 1 m", subject(axis=fine)).truth is UNKNOWN
    assert ground("every axis has travel >= 1 m", subject(axis=fine, all_axis=True)).truth is YES
    assert ground("every axis has travel > 1 m", subject(axis=fine)).truth is NO


def test_every_looks_only_at_members_where_the_limit_holds() -> None:
    axes = [{"travel": "1 m", "accuracy": "5 µm"}, {"travel": "2 m", "accuracy": "1 µm"}]
    about = subject(axis=axes, all_axis=True)
    assert ground("every axis where travel > 1 m has accuracy <= 1 µm", about).truth is YES
    assert ground("every axis has accuracy <= 1 µm", about).truth is NO


def test_no_is_some_turned() -> None:
    axes = [{"travel": "1 m"}]
    assert ground("no axis has travel > 1 m", subject(axis=axes)).truth is UNKNOWN
    assert ground("no axis has travel > 1 m", subject(axis=axes, all_axis=True)).truth is YES


def test_a_block_asks_all_of_one_member_together() -> None:
    text = "some axis has\n  travel > 1 m\n  accuracy < 1 µm"
    apart = [{"travel": "2 m", "accuracy": "2 µm"}, {"travel": "0.5 m", "accuracy": "0.5 µm"}]
    assert ground(text, subject(axis=apart, all_axis=True)).truth is NO
    assert ground(text, subject(axis=[{"travel": "2 m", "accuracy": "0.5 µm"}])).truth is YES


@pytest.mark.parametrize(
    ("text", "truth_open", "truth_complete"),
    [
        ("at least 2 axis", YES, YES),
        ("at least 3 axis", UNKNOWN, NO),
        ("at most 2 axis", UNKNOWN, YES),
        ("at most 1 axis", NO, NO),
        ("exactly 2 axis", UNKNOWN, YES),
        ("exactly 1 axis", NO, NO),
        ("at least 1 axis where travel > 1 m", YES, YES),
        ("at least 2 axis where travel > 1 m", UNKNOWN, NO),
    ],
)
def test_a_count_can_only_grow_while_the_list_is_open(text: str, truth_open: Truth, truth_complete: Truth) -> None:
    axes = [{"travel": "1 m"}, {"travel": "2 m"}]
    assert ground(text, subject(axis=axes)).truth is truth_open
    assert ground(text, subject(axis=axes, all_axis=True)).truth is truth_complete


def test_a_sum_is_enough_once_it_is_over_the_limit() -> None:
    stated = [{"mass": "2 kg"}, {"mass": "2 kg"}]
    assert ground("sum of mass over constituent > 3 kg", subject(constituent=stated)).truth is YES
    assert ground("sum of mass over constituent > 4 kg", subject(constituent=stated)).truth is UNKNOWN
    assert ground("sum of mass over constituent > 4 kg", subject(constituent=stated, all_constituent=True)).truth is NO
    assert (
        ground("sum of mass over constituent > 4 kg", subject(constituent=[*stated, {}], all_constituent=True)).truth
        is UNKNOWN
    )


BAND = "output_curve where frequency in (2.7, 2.9] GHz has power > 75 W (48.75 dBm)"


@pytest.mark.parametrize(
    ("curve", "somewhere", "everywhere"),
    [
        ([("[2.5, 3] GHz", "80 W")], YES, YES),
        ([("[2.5, 2.8] GHz", "80 W"), ("(2.8, 3] GHz", "70 W")], YES, NO),
        ([("[2.5, 2.7] GHz", "80 W"), ("(2.7, 3] GHz", "70 W")], NO, NO),
        ([("[2.5, 2.8] GHz", "70 W")], NO, NO),
        ([("[2.85, 3] GHz", "80 W")], YES, NO),
        ([("[2.5, 3] GHz", "[70, 80] W")], UNKNOWN, UNKNOWN),
    ],
)
def test_a_whole_curve_is_read_only_inside_the_band(
    curve: list[tuple[str, str]], somewhere: Truth, everywhere: Truth
) -> None:
    about = subject(curve=curve, whole_curve=True)
    assert ground(f"somewhere on {BAND}", about).truth is somewhere
    assert ground(f"everywhere on {BAND}", about).truth is everywhere


def test_a_partial_curve_leaves_open_what_it_does_not_show() -> None:
    low = subject(curve=[("[2.5, 2.8] GHz", "70 W")])
    assert ground(f"somewhere on {BAND}", low).truth is UNKNOWN
    assert ground(f"everywhere on {BAND}", low).truth is NO
    assert ground(f"somewhere on {BAND}", subject()).truth is UNKNOWN
    assert finding(f"somewhere on {BAND}", subject()).missing[0].topic == "curve"


def test_a_curve_that_stops_at_the_open_end_of_the_band_is_outside() -> None:
    about = subject(curve=[("[2.5, 2.7] GHz", "80 W")], whole_curve=True)
    assert ground(f"somewhere on {BAND}", about).truth is NO
