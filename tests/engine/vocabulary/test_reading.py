import pytest

from kakehashi.problems import Problem, ProblemError
from kakehashi.vocabulary import ParameterType, read_vocabulary

WORDS = '{ ja = "語", en = "word" }'
GOOD = f"""
[[kind]]
name = "integrated_circuit"
label = {WORDS}
disjoint = true

[[kind]]
name = "converter"
parent = "integrated_circuit"
label = {WORDS}
synonyms = {{ ja = ["変換器"], en = ["ADC"] }}

[[parameter]]
name = "sample_rate"
type = "quantity"
dimension = "sampling_rate"
unit = "GS/s"
label = {WORDS}
standards = {{ ieee_1241 = {WORDS} }}

[[parameter]]
name = "travel"
type = "quantity"
dimension = "length"
unit = "mm"
label = {WORDS}
of = "linear_axis"

[[parameter]]
name = "technique"
type = "enum"
label = {WORDS}
[parameter.values]
flash = {WORDS}

[[component]]
name = "linear_axis"
label = {WORDS}
complete_question = {WORDS}

[[curve]]
name = "rate_curve"
label = {WORDS}
axis = "travel"
value = "sample_rate"

[[purpose]]
name = "space"
label = {WORDS}

[[stage]]
name = "design"
label = {WORDS}
"""


def problems_of(*texts: str) -> list[Problem]:
    with pytest.raises(ProblemError) as refused:
        read_vocabulary([(f"file{number}.toml", text) for number, text in enumerate(texts, start=1)])
    return list(refused.value.problems)


def parameter(*lines: str, name: str = "power") -> str:
    return "\n".join(["[[parameter]]", f'name = "{name}"', f"label = {WORDS}", *lines])


def test_a_vocabulary_is_read_with_every_table() -> None:
    vocabulary = read_vocabulary([("good.toml", GOOD)])
    assert vocabulary.is_within("converter", "integrated_circuit")
    assert vocabulary.kinds["integrated_circuit"].disjoint
    assert vocabulary.kinds["converter"].synonyms == {"ja": ("変換器",), "en": ("ADC",)}
    assert vocabulary.parameters["sample_rate"].type is ParameterType.QUANTITY
    assert vocabulary.parameters["sample_rate"].standards == {"ieee_1241": {"ja": "語", "en": "word"}}
    assert vocabulary.parameters["technique"].values == {"flash": {"ja": "語", "en": "word"}}
    assert vocabulary.parameters["travel"].of == "linear_axis"
    assert vocabulary.components["linear_axis"].complete_question is not None
    assert vocabulary.curves["rate_curve"].axis == "travel"
    assert (set(vocabulary.purposes), set(vocabulary.stages)) == ({"space"}, {"design"})


def test_malformed_toml_is_told_with_its_line() -> None:
    (problem,) = problems_of('[[kind]]\nname = "a"\nlabel = \n')
    assert (problem.code, problem.place.file, problem.place.line) == ("toml-malformed", "file1.toml", 3)


def test_every_problem_of_every_file_is_told_at_once() -> None:
    found = problems_of(f'[[kind]]\nname = "a"\nlabel = {WORDS}\ncolour = "x"\n', '[[kind]]\nname = "b"\n', "x = \n")
    assert {(problem.code, problem.place.file) for problem in found} == {
        ("field-unknown", "file1.toml"),
        ("words-missing", "file2.toml"),
        ("toml-malformed", "file3.toml"),
    }


def test_an_unknown_field_is_placed_on_its_line_with_a_near_name() -> None:
    (problem,) = problems_of(f'[[kind]]\nname = "a"\nlabel = {WORDS}\n\nparentt = "b"\n')
    assert (problem.place.line, problem.place.field) == (5, "kind[0].parentt")
    assert "`parent`" in problem.remedy


def test_an_unknown_table_is_told() -> None:
    (problem,) = problems_of('[[kinds]]\nname = "a"\n')
    assert (problem.code, problem.place.line) == ("table-unknown", 1)
    assert "`kind`" in problem.remedy


@pytest.mark.parametrize("label", ['{ ja = "語" }', '{ ja = "語", en = " " }'])
def test_both_languages_are_needed(label: str) -> None:
    (problem,) = problems_of(f'[[kind]]\nname = "a"\nlabel = {label}\n')
    assert problem.code == "words-language"
    assert "lacks en" in problem.what


@pytest.mark.parametrize(
    ("lines", "code", "field"),
    [
        (['type = "quantitty"'], "type-unknown", "type"),
        ([], "type-unknown", "type"),
        (['type = "quantity"', 'unit = "W"'], "dimension-unknown", "dimension"),
        (['type = "quantity"', 'dimension = "powr"', 'unit = "W"'], "dimension-unknown", "dimension"),
        (['type = "quantity"', 'dimension = "power"'], "unit-missing", "unit"),
        (['type = "quantity"', 'dimension = "power"', 'unit = "Wt"'], "unit-unknown", "unit"),
        (['type = "quantity"', 'dimension = "power"', 'unit = "V"'], "unit-dimension", "unit"),
        (['type = "count"', 'unit = "W"'], "field-misplaced", "unit"),
        (['type = "enum"'], "values-missing", "values"),
        (['type = "flag"', "prefix = true"], "field-misplaced", "prefix"),
        (['type = "flag"', 'formula = "1 + 1"'], "field-misplaced", "formula"),
        (['type = "code"', f"negative = {WORDS}"], "field-misplaced", "negative"),
        (['type = "flag"', 'of = "axis"'], "of-unknown", "of"),
        (['type = "code"', 'prefix = "yes"'], "field-type", "prefix"),
    ],
)
def test_a_parameter_that_does_not_fit_is_refused(lines: list[str], code: str, field: str) -> None:
    (problem,) = problems_of(parameter(*lines))
    assert (problem.code, problem.place.field) == (code, f"parameter[0].{field}")
    assert problem.place.line is not None


def test_the_dimension_of_a_known_unit_is_proposed() -> None:
    (problem,) = problems_of(parameter('type = "quantity"', 'dimension = "sample_rate"', 'unit = "GS/s"'))
    assert "`sampling_rate`" in problem.remedy


def test_money_needs_no_unit() -> None:
    vocabulary = read_vocabulary([("a.toml", parameter('type = "quantity"', 'dimension = "money"'))])
    assert vocabulary.parameters["power"].unit is None


def test_a_name_twice_tells_where_the_first_stands() -> None:
    kind = f'[[kind]]\nname = "a"\nlabel = {WORDS}\n'
    (problem,) = problems_of(kind, kind)
    assert problem.code == "name-twice"
    assert "file1.toml, line 2" in problem.what


@pytest.mark.parametrize(("name", "code"), [("Bad Name", "name-malformed"), ("where", "name-reserved")])
def test_a_name_must_be_one_that_a_condition_can_write(name: str, code: str) -> None:
    assert [problem.code for problem in problems_of(parameter('type = "flag"', name=name))] == [code]


def test_a_parent_must_exist() -> None:
    (problem,) = problems_of(f'[[kind]]\nname = "circuit"\nlabel = {WORDS}\nparent = "circut"\n')
    assert (problem.code, problem.place.line) == ("parent-unknown", 4)
    assert "`circuit`" in problem.remedy


def test_a_circle_of_kinds_is_told_once_with_its_path() -> None:
    pairs = [("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")]
    text = "".join(f'[[kind]]\nname = "{name}"\nparent = "{parent}"\nlabel = {WORDS}\n' for name, parent in pairs)
    (problem,) = problems_of(text)
    assert problem.code == "kind-circle"
    assert "a -> b -> c -> a" in problem.what


def test_the_ends_of_a_curve_are_numeric_parameters() -> None:
    flag = parameter('type = "flag"', name="can_turn")
    curve = f'[[curve]]\nname = "c_curve"\nlabel = {WORDS}\naxis = "can_turn"\nvalue = "nothing"\n'
    found = problems_of(flag + "\n" + curve)
    assert [(problem.code, problem.place.field) for problem in found] == [
        ("curve-parameter", "curve[0].axis"),
        ("curve-parameter", "curve[0].value"),
    ]
