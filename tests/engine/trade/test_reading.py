from __future__ import annotations

import json
import tomllib
from datetime import date
from fractions import Fraction

import pytest

from kakehashi.problems import Problem, ProblemError
from kakehashi.reasoning.facts import Code, Codes, Fact, FactKey, NotApplicable, Provenance, Span, Statement
from kakehashi.reasoning.quantities import Quantity
from kakehashi.trade import Deal, Item, read_deal, read_item
from kakehashi.vocabulary import Vocabulary

ITEM = """
[item]
name = "AD-1"
kind = "converter"
not_kind = ["machine"]
hs_code = "8542.39"
complete = ["axis", "purposes"]

[item.facts]
sample_rate = { value = "1.25 ± 0.05 GS/s", source = { document = "sheet", page = 3, day = 2026-04-01 } }
accuracy = [{ value = "1 mm", by = "iso", at = "20 °C" }, { value = "2 mm", at = "30 °C", basis = "rms" }]
terminal_count = 48
gain = 0.1
design_temperature_span = "[-55, 125] °C"
transit_status = "through_bill"
concerns = ["B", "N"]
is_digital = true
max_power = "not applicable"

[[item.components.embedded]]
kind = "memory"
is_digital = false

[[item.curves.output_curve]]
over = "[2.7, 2.9] GHz"
value = "70 W"

[item.purposes]
space = "specially designed"

[[item.relations]]
level = "required"
stages = ["design"]
other = { kind = "machine", facts = { gain = 2 } }

[[item.judged]]
provisions = ["o6-1-ho"]
listed = false
by = "export control manager"
reason = "measured"
"""
DEAL = """
[deal]
on = 2026-11-01
destination = "DE"
[deal.facts]
is_clear = true
[[deal.line]]
name = "boards"
value = "250000 JPY"
quantity = 10
item = { name = "AD-1", hs_code = "854239", facts = { sample_rate = "1 GS/s" } }
facts = { total_value = "250000 JPY" }
"""


def item_of(text: str, vocabulary: Vocabulary, file: str = "item.toml") -> Item:
    return read_item(text, file=file, vocabulary=vocabulary)


def deal_of(text: str, vocabulary: Vocabulary, files: dict[str, str] | None = None, file: str = "deal.toml") -> Deal:
    def open_file(name: str) -> tuple[str, str]:
        if files is None or name not in files:
            raise FileNotFoundError(2, "No such file")
        return name, files[name]

    return read_deal(text, file=file, vocabulary=vocabulary, open_file=open_file)


def problems_of(text: str, vocabulary: Vocabulary, file: str = "item.toml") -> tuple[Problem, ...]:
    with pytest.raises(ProblemError) as caught:
        item_of(text, vocabulary, file)
    return caught.value.problems


def only_problem(body: str, vocabulary: Vocabulary) -> Problem:
    """The one problem of an item whose table is `body`, which must carry a sentence in every part."""
    (problem,) = problems_of(f'[item]\nname = "x"\n{body}\n', vocabulary)
    assert problem.what
    assert problem.expected
    assert problem.remedy
    assert problem.place.file == "item.toml"
    return problem


def as_json(text: str) -> str:
    return json.dumps(tomllib.loads(text), default=str)


def test_read_item_keeps_facts_exactly_with_their_provenance(vocabulary: Vocabulary) -> None:
    item = item_of(ITEM, vocabulary)
    facts = item.subject.facts
    rate = facts[FactKey("sample_rate")]
    assert isinstance(rate.value, Quantity)
    assert (rate.value.interval.low, rate.value.interval.high) == (Fraction(1_200_000_000), Fraction(1_300_000_000))
    assert rate.provenance == Provenance(document="sheet", page="3", day="2026-04-01")
    gain = facts[FactKey("gain")].value
    assert isinstance(gain, Quantity)
    assert gain.interval.low == Fraction(1, 10)
    assert facts[FactKey("concerns")].value == Codes(frozenset({"B", "N"}))
    assert facts[FactKey("transit_status")].value == Code("through_bill")
    assert facts[FactKey("is_digital")].value == Statement(True)
    assert facts[FactKey("max_power")].value == NotApplicable()
    assert isinstance(facts[FactKey("design_temperature_span")].value, Span)


def test_read_item_gives_each_measuring_condition_its_own_fact(vocabulary: Vocabulary) -> None:
    facts = item_of(ITEM, vocabulary).subject.facts
    assert FactKey("accuracy", by="iso", at="293.15 temperature") in facts
    assert FactKey("accuracy", at="303.15 temperature", basis="rms") in facts
    assert FactKey("accuracy") not in facts


def test_read_item_reads_kinds_parts_curves_purposes_relations_and_judgements(vocabulary: Vocabulary) -> None:
    item = item_of(ITEM, vocabulary)
    subject = item.subject
    assert (subject.kinds.stated, subject.kinds.denied) == (frozenset({"converter"}), frozenset({"machine"}))
    assert not subject.kinds.complete
    (embedded,) = subject.members["embedded"].subjects
    assert embedded.kinds.stated == {"memory"}
    assert embedded.facts[FactKey("is_digital")].value == Statement(False)
    assert not subject.members["embedded"].complete
    assert subject.members["axis"].complete
    assert subject.members["axis"].subjects == ()
    (segment,) = subject.curves["output_curve"].segments
    assert segment.axis.high == Fraction(2_900_000_000)
    assert subject.purposes.levels == {"space": "specially designed"}
    assert subject.purposes.complete
    (relation,) = subject.relations.stated
    assert (relation.level, relation.stages) == ("required", frozenset({"design"}))
    assert relation.other.kinds.stated == {"machine"}
    assert not subject.relations.complete
    judged = Fact(Statement(False), Provenance(person="export control manager", note="measured"))
    assert subject.judged == {"o6-1-ho": judged}


def test_read_item_reads_json_as_toml(vocabulary: Vocabulary) -> None:
    assert item_of(as_json(ITEM), vocabulary, "item.json") == item_of(ITEM, vocabulary)


def test_read_item_reads_a_decimal_of_json_exactly(vocabulary: Vocabulary) -> None:
    item = item_of('{"item": {"name": "x", "facts": {"gain": 0.1}}}', vocabulary, "item.JSON")
    value = item.subject.facts[FactKey("gain")].value
    assert isinstance(value, Quantity)
    assert value.interval.low == Fraction(1, 10)


def test_read_item_stores_the_tariff_code_as_digits_and_as_a_fact(vocabulary: Vocabulary) -> None:
    item = item_of(ITEM, vocabulary)
    assert item.hs_code == "854239"
    assert item.subject.facts[FactKey("hs_code")].value == Code("854239")


def test_read_item_leaves_a_set_of_codes_open_where_it_says_so(vocabulary: Vocabulary) -> None:
    text = '[item]\nname = "x"\n[item.facts]\nconcerns = { value = ["B"], possible = ["C"] }'
    value = item_of(text, vocabulary).subject.facts[FactKey("concerns")].value
    assert value == Codes(frozenset({"B"}), complete=False, possible=frozenset({"C"}))


@pytest.mark.parametrize(
    ("body", "code", "field", "line", "hint"),
    [
        ('kind = "convertor"', "kind-unknown", "item.kind", 3, "converter"),
        ('not_kind = ["memory", "memmory"]', "kind-unknown", "item.not_kind[1]", 3, "memory"),
        ('knid = "converter"', "field-unknown", "item.knid", 3, "kind"),
        ('hs_code = "85A2"', "code-unknown", "item.hs_code", 3, ""),
        ('facts.sampel_rate = "1 GS/s"', "parameter-unknown", "item.facts.sampel_rate", 3, "sample_rate"),
        ('[item.facts]\n\nsample_rate = "1 gs/S"', "unit-unknown", "item.facts.sample_rate", 5, "GS/s"),
        ('facts.sample_rate = "1 mm"', "dimension-wrong", "item.facts.sample_rate", 3, ""),
        ('facts.sample_rate = "1000"', "dimension-wrong", "item.facts.sample_rate", 3, ""),
        ("facts.sample_rate = 1000", "type-wrong", "item.facts.sample_rate", 3, ""),
        ('facts.tolerance = "5"', "dimension-wrong", "item.facts.tolerance", 3, ""),
        ('facts.sample_rate = "about 5 GS/s"', "quantity-unreadable", "item.facts.sample_rate", 3, ""),
        ('facts.sample_rate = "[3, 2] GS/s"', "quantity-backwards", "item.facts.sample_rate", 3, ""),
        ('facts.total_value = "5"', "dimension-wrong", "item.facts.total_value", 3, ""),
        ("facts.terminal_count = 2.5", "count-wrong", "item.facts.terminal_count", 3, ""),
        ("facts.terminal_count = -1", "count-wrong", "item.facts.terminal_count", 3, ""),
        ("facts.terminal_count = true", "type-wrong", "item.facts.terminal_count", 3, ""),
        ("facts.gain = nan", "type-wrong", "item.facts.gain", 3, ""),
        (
            'facts.design_temperature_span = "125 °C"',
            "quantity-unreadable",
            "item.facts.design_temperature_span",
            3,
            "",
        ),
        ('facts.design_temperature_span = "[1, 2] m"', "dimension-wrong", "item.facts.design_temperature_span", 3, ""),
        ('facts.transit_status = "thru_bill"', "value-unknown", "item.facts.transit_status", 3, "through_bill"),
        ('facts.concerns = ["B", "X"]', "value-unknown", "item.facts.concerns", 3, ""),
        ("facts.concerns = [1]", "type-wrong", "item.facts.concerns", 3, ""),
        (
            'facts.concerns = { value = "B", complete = true, possible = ["C"] }',
            "facts-contradict",
            "item.facts.concerns",
            3,
            "",
        ),
        ("facts.gain = { value = 1, complete = true }", "field-unknown", "item.facts.gain", 3, ""),
        ('facts.is_digital = "yes"', "type-wrong", "item.facts.is_digital", 3, ""),
        ('facts.destination = "de"', "place-unknown", "item.facts.destination", 3, "DE"),
        ('facts.accuracy = { value = "1 mm", by = "iso9" }', "standard-unknown", "item.facts.accuracy.by", 3, "iso"),
        ('facts.accuracy = { value = "1 mm", basis = "rsm" }', "basis-unknown", "item.facts.accuracy.basis", 3, "rms"),
        ('facts.accuracy = { value = "1 mm", at = "[1, 2] K" }', "type-wrong", "item.facts.accuracy.at", 3, ""),
        (
            'facts.accuracy = { vlaue = "1 mm", value = "1 mm" }',
            "field-unknown",
            "item.facts.accuracy.vlaue",
            3,
            "value",
        ),
        ('facts.accuracy = { at = "20 °C" }', "field-missing", "item.facts.accuracy", 3, ""),
        (
            'facts.accuracy = { value = "1 mm", source = { day = "2026-02-30" } }',
            "day-wrong",
            "item.facts.accuracy.source.day",
            3,
            "",
        ),
        ('facts.travel = "1 m"', "fact-misplaced", "item.facts.travel", 3, "[[item.components.axis]]"),
        ('facts.frequency = "1 GHz"', "fact-misplaced", "item.facts.frequency", 3, "[[item.curves.output_curve]]"),
        (
            '[[item.components.embedded]]\ntravel = "1 m"',
            "fact-misplaced",
            "item.components.embedded[0].travel",
            4,
            "axis",
        ),
        ("[[item.components.axes]]", "component-unknown", "item.components.axes", 3, "axis"),
        ('complete = ["axsi"]', "component-unknown", "item.complete[0]", 3, "axis"),
        ("[[item.curves.output]]", "component-unknown", "item.curves.output", 3, "output_curve"),
        (
            '[[item.curves.output_curve]]\nover = "[1, 2] W"\nvalue = "1 W"',
            "dimension-wrong",
            "item.curves.output_curve[0].over",
            4,
            "",
        ),
        ('purposes.spcae = "designed"', "purpose-unknown", "item.purposes.spcae", 3, "space"),
        ('purposes.space = "special"', "level-unknown", "item.purposes.space", 3, ""),
        (
            'relations = [{ level = "usable", stages = ["desing"], other = {} }]',
            "stage-unknown",
            "item.relations[0].stages[0]",
            3,
            "design",
        ),
        ('relations = [{ level = "usable" }]', "field-missing", "item.relations[0]", 3, ""),
        ('judged = [{ provisions = ["a"], listed = false, reason = "r" }]', "field-missing", "item.judged[0]", 3, ""),
        ('judged = [{ provisions = ["a"], listed = false, by = "b" }]', "field-missing", "item.judged[0]", 3, ""),
        ('judged = [{ provisions = ["a"], by = "b", reason = "r" }]', "field-missing", "item.judged[0]", 3, ""),
    ],
)
def test_read_item_names_what_is_wrong_where_and_what_was_meant(
    vocabulary: Vocabulary, body: str, code: str, field: str, line: int, hint: str
) -> None:
    problem = only_problem(body, vocabulary)
    assert (problem.code, problem.place.field, problem.place.line) == (code, field, line)
    assert hint in problem.remedy


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ('kind = "memory"\nnot_kind = "memory"', "item.not_kind"),
        ('kind = "memory"\nnot_kind = "goods"', "item.not_kind"),
        ('kind = ["memory", "converter"]', "item.kind"),
    ],
)
def test_read_item_refuses_kinds_that_cannot_be(vocabulary: Vocabulary, body: str, field: str) -> None:
    problem = only_problem(body, vocabulary)
    assert (problem.code, problem.place.field) == ("kinds-contradict", field)


def test_read_item_refuses_to_deny_everything(vocabulary: Vocabulary) -> None:
    with pytest.raises(ProblemError) as raised:
        read_item('[item]\nname = "x"\nnot_kind = "goods"\n', file="x.toml", vocabulary=vocabulary)
    assert [problem.code for problem in raised.value.problems] == ["kinds-contradict"]


def test_read_item_lets_a_kind_below_a_stated_one_be_denied(vocabulary: Vocabulary) -> None:
    item = item_of('[item]\nname = "x"\nkind = "circuit"\nnot_kind = "memory"', vocabulary)
    assert item.subject.kinds.denied == {"memory"}


@pytest.mark.parametrize(
    "values",
    [
        '[{ value = "1 GS/s" }, { value = "2 GS/s" }]',
        '[{ value = "[1, 2] GS/s" }, { value = "[1.5, 2.5] GS/s" }]',
        '[{ value = "1 GS/s" }, { value = "not applicable" }]',
    ],
)
def test_read_item_refuses_a_fact_with_two_values_that_cannot_both_be_known(
    vocabulary: Vocabulary, values: str
) -> None:
    assert only_problem(f"facts.sample_rate = {values}", vocabulary).code == "facts-contradict"


def test_read_item_knows_one_condition_in_two_units_for_the_same_fact(vocabulary: Vocabulary) -> None:
    values = '[{ value = "1 mm", at = "20 °C" }, { value = "2 mm", at = "293.15 K" }]'
    assert only_problem(f"facts.accuracy = {values}", vocabulary).code == "facts-contradict"


def test_read_item_refuses_watts_and_decibels_that_do_not_meet(vocabulary: Vocabulary) -> None:
    values = '[{ value = "1 W" }, { value = "40 dBm" }]'
    assert only_problem(f"facts.max_power = {values}", vocabulary).code == "facts-contradict"


@pytest.mark.parametrize(
    ("parameter", "values", "kept"),
    [
        ("sample_rate", '[{ value = "[1, 2] GS/s" }, { value = "1500 MS/s" }]', "1500 MS/s"),
        ("sample_rate", '[{ value = "1500 MS/s" }, { value = "[1, 2] GS/s" }]', "1500 MS/s"),
        ("max_power", '[{ value = "1 W" }, { value = "30 dBm" }]', "1 W"),
    ],
)
def test_read_item_keeps_the_narrower_of_two_values_that_agree(
    vocabulary: Vocabulary, parameter: str, values: str, kept: str
) -> None:
    item = item_of(f'[item]\nname = "x"\nfacts.{parameter} = {values}', vocabulary)
    value = item.subject.facts[FactKey(parameter)].value
    assert isinstance(value, Quantity)
    assert value.text == kept


def test_read_item_tells_every_problem_in_the_order_of_the_text(vocabulary: Vocabulary) -> None:
    text = '[item]\nknid = "x"\n[item.facts]\nsample_rate = "1 mm"\nis_digtal = true\n'
    found = problems_of(text, vocabulary)
    assert [(each.code, each.place.line) for each in found] == [
        ("field-missing", 1),
        ("field-unknown", 2),
        ("dimension-wrong", 4),
        ("parameter-unknown", 5),
    ]


@pytest.mark.parametrize(
    ("text", "file", "line", "column"),
    [
        ('[item]\nname = "x', "item.toml", 2, 10),
        ("[item]\nname = x\n", "item.toml", 2, 8),
        ('{"item":\n {"name": }}', "item.json", 2, 11),
    ],
)
def test_read_item_gives_the_place_of_malformed_text(
    vocabulary: Vocabulary, text: str, file: str, line: int, column: int
) -> None:
    (problem,) = problems_of(text, vocabulary, file)
    assert problem.code in ("toml-malformed", "json-malformed")
    assert (problem.place.line, problem.place.column) == (line, column)


@pytest.mark.parametrize("text", ["[1]", '{"item": 3}', "{}", '{"item": {"name": "x", "kind": null}, "x": 1}'])
def test_read_item_refuses_json_of_another_shape(vocabulary: Vocabulary, text: str) -> None:
    assert problems_of(text, vocabulary, "item.json")


def test_read_item_refuses_a_key_that_json_would_silently_lose(vocabulary: Vocabulary) -> None:
    text = '{"item": {"name": "x", "facts": {\n"gain": 1,\n"gain": 2}}}'
    (problem,) = problems_of(text, vocabulary, "item.json")
    assert (problem.code, problem.place.field) == ("key-repeated", "item.facts.gain")


@pytest.mark.parametrize(("text", "file"), [("item = " + "[" * 5000, "i.toml"), ('{"item":' + "[" * 100_000, "i.json")])
def test_read_item_refuses_endless_nesting_without_a_traceback(vocabulary: Vocabulary, text: str, file: str) -> None:
    assert problems_of(text, vocabulary, file)


def test_read_deal_reads_day_destination_and_lines(vocabulary: Vocabulary) -> None:
    deal = deal_of(DEAL, vocabulary)
    assert deal.on == date(2026, 11, 1)
    assert deal.subject.facts[FactKey("destination")].value == Code("DE")
    (line,) = deal.lines
    assert line.name == "boards"
    assert line.item.name == "AD-1"
    assert line.value is not None
    assert line.value.interval.low == 250_000
    assert line.quantity is not None
    assert line.quantity.interval.low == 10


def test_read_deal_merges_the_facts_of_deal_line_and_tariff_code_for_licensing(vocabulary: Vocabulary) -> None:
    (line,) = deal_of(DEAL, vocabulary).lines
    assert set(line.facts.facts) == {
        FactKey("destination"), FactKey("is_clear"), FactKey("total_value"), FactKey("hs_code")
    }  # fmt: skip
    assert FactKey("sample_rate") not in line.facts.facts
    assert FactKey("total_value") not in line.item.subject.facts


def test_read_deal_reads_json_as_toml(vocabulary: Vocabulary) -> None:
    assert deal_of(as_json(DEAL), vocabulary, file="deal.json") == deal_of(DEAL, vocabulary)


def test_read_deal_opens_item_files(vocabulary: Vocabulary) -> None:
    text = '[deal]\non = "2026-11-01"\ndestination = "IN"\n[[deal.line]]\nitem_file = "item.toml"'
    (line,) = deal_of(text, vocabulary, {"item.toml": ITEM}).lines
    assert line.item == item_of(ITEM, vocabulary)
    assert line.name == "AD-1"


def test_read_deal_tells_the_problems_of_item_files_with_their_names(vocabulary: Vocabulary) -> None:
    text = '[deal]\non = 2026-11-01\ndestination = "IN"\nfoo = 1\n[[deal.line]]\nitem_file = "bad.toml"'
    with pytest.raises(ProblemError) as caught:
        deal_of(text, vocabulary, {"bad.toml": '[item]\nname = "x"\nkind = "y"'})
    assert [(each.place.file, each.place.line) for each in caught.value.problems] == [("deal.toml", 4), ("bad.toml", 3)]


def test_read_deal_accepts_a_region_that_the_pack_declares(vocabulary: Vocabulary) -> None:
    text = DEAL.replace('"DE"', '"X-AREA"')
    with pytest.raises(ProblemError, match="X-AREA"):
        deal_of(text, vocabulary)
    regions = frozenset({"X-AREA"})
    deal = read_deal(text, file="deal.toml", vocabulary=vocabulary, open_file=lambda name: (name, ""), regions=regions)
    assert deal.subject.facts[FactKey("destination")].value == Code("X-AREA")


@pytest.mark.parametrize(
    ("old", "new", "code", "field"),
    [
        ("on = 2026-11-01\n", "", "field-missing", "deal"),
        ("on = 2026-11-01", 'on = "2026-11-31"', "day-wrong", "deal.on"),
        ("on = 2026-11-01", "on = 2026-11-01T10:00:00Z", "day-wrong", "deal.on"),
        ('destination = "DE"\n', "", "field-missing", "deal"),
        ('destination = "DE"', 'destination = "Germany"', "place-unknown", "deal.destination"),
        ('destination = "DE"\n', 'desination = "DE"\n', "field-missing", "deal"),
        ("is_clear = true", 'is_clear = true\ndestination = "DE"', "fact-misplaced", "deal.facts.destination"),
        ('value = "250000 JPY"', 'value = "250000"', "money-wrong", "deal.line[0].value"),
        ('value = "250000 JPY"', 'value = "-1 JPY"', "money-wrong", "deal.line[0].value"),
        ('value = "250000 JPY"', 'value = "5 kg"', "money-wrong", "deal.line[0].value"),
        ('value = "250000 JPY"', 'value = "5 YEN"', "unit-unknown", "deal.line[0].value"),
        (
            "facts = { total_value",
            "facts = { is_clear = false, total_value",
            "facts-contradict",
            "deal.line[0].facts.is_clear",
        ),
        ('name = "boards"', 'name = "boards"\nitem_file = "x.toml"', "line-item", "deal.line[0]"),
        (
            DEAL[DEAL.index("item = ") : DEAL.index("facts = { total")],
            'item_file = "x.toml"\n',
            "file-unreadable",
            "deal.line[0].item_file",
        ),
        (DEAL[DEAL.index("[[deal.line]]") :], "", "field-missing", "deal"),
    ],
)
def test_read_deal_names_what_is_wrong(vocabulary: Vocabulary, old: str, new: str, code: str, field: str) -> None:
    assert old in DEAL
    with pytest.raises(ProblemError) as caught:
        deal_of(DEAL.replace(old, new), vocabulary)
    assert (code, field) in [(each.code, each.place.field) for each in caught.value.problems]
