from __future__ import annotations

from kakehashi.packs.outline import outline

TEXT = """\
id = "x"
[[entry]]
id = "a"
when = '''
flow > 1 m
[[entry]]
id = "not a field"
'''
rows = [
  ["[[entry]]", "b"],
  ["c"],
]
scope = '''kind is pump'''

[[entry]]
  id = "b" # [[entry]]
[entry.reading]
taken = "t"
[[set]]
[[set.member]]
code = "DE"
[[set.member]]
code = "KR"
"""


def test_fields_stand_where_they_are_written() -> None:
    spots = outline(TEXT)
    assert (spots.spot("id").line, spots.spot("id").column) == (1, 1)
    assert spots.spot("entry[0]").line == 2
    assert spots.spot("entry[1].id").line == 16
    assert spots.spot("entry[1].id").column == 3
    assert spots.spot("entry[1].reading.taken").line == 18
    assert spots.spot("set[0].member[1].code").line == 23


def test_the_text_of_a_block_begins_below_its_marks() -> None:
    spots = outline(TEXT)
    assert (spots.spot("entry[0].when").text_line, spots.spot("entry[0].when").text_column) == (5, 1)
    assert (spots.spot("entry[0].scope").text_line, spots.spot("entry[0].scope").text_column) == (13, 12)


def test_what_stands_in_a_text_or_a_list_is_no_header() -> None:
    assert "entry[2]" not in outline(TEXT).spots


def test_an_unknown_path_has_the_place_of_what_holds_it() -> None:
    assert outline(TEXT).spot("entry[1].reading.other[3]").line == 17
    assert outline(TEXT).spot("nothing.here").line == 1
