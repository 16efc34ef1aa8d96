from __future__ import annotations

from kakehashi.trade.spots import json_spots, toml_spots

TOML = '''# first
[item]
name = "a # [b]"   # comment
"quoted key" = 1
facts.gain = { value = 1, source = { page = "3" } }
list = [
  "x", # one
  { a = 1,
    b = 2 },
]
text = """
[not.a.table]
x = 1
"""

[[item.judged]]
by = 'x'
[[item.judged]]
by = 'y'
[item.judged.deep]
z = 1
'''


def test_toml_spots_gives_line_and_column_of_every_key() -> None:
    spots = toml_spots(TOML)
    expected = {
        "item": (2, 1),
        "item.name": (3, 1),
        "item.quoted key": (4, 1),
        "item.facts.gain": (5, 1),
        "item.facts.gain.value": (5, 16),
        "item.facts.gain.source.page": (5, 38),
        "item.list[0]": (7, 3),
        "item.list[1].b": (9, 5),
        "item.text": (11, 1),
        "item.judged": (16, 1),
        "item.judged[0].by": (17, 1),
        "item.judged[1]": (18, 1),
        "item.judged[1].by": (19, 1),
        "item.judged[1].deep.z": (21, 1),
    }
    assert {path: spots.of(path) for path in expected} == expected
    assert "item.text.x" not in spots.places


def test_spots_falls_back_to_the_nearest_key_above() -> None:
    spots = toml_spots(TOML)
    assert spots.of("item.name.further[3].down") == (3, 1)
    assert spots.of("nowhere.at.all") == (1, 1)


def test_json_spots_gives_places_and_keys_written_twice() -> None:
    spots = json_spots('{"a": [1, {"b": "}]"}],\n "c": {"d": null,\n"d": true}}')
    assert spots.of("a[1].b") == (1, 12)
    assert spots.of("c.d") == (2, 8)
    assert spots.repeated == ("c.d",)
