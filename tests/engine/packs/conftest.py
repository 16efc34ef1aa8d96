"""A small pack of made-up law beside a small vocabulary, written to a folder that a test may spoil."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

VOCABULARY = {
    "pack.toml": """
id = "words"
version = "2026.1.1"
title = { ja = "語", en = "Words" }
languages = ["ja", "en"]
licence = "Apache-2.0"
""",
    "kinds.toml": """
[[kind]]
name = "pump"
label = { ja = "ポンプ", en = "pump" }

[[kind]]
name = "valve"
label = { ja = "弁", en = "valve" }

[[parameter]]
name = "flow"
type = "quantity"
dimension = "length"
unit = "m"
label = { ja = "流量", en = "flow" }

[[parameter]]
name = "blade_count"
type = "count"
label = { ja = "羽根の数", en = "number of blades" }

[[parameter]]
name = "is_sealed"
type = "flag"
label = { ja = "密封されている", en = "is sealed" }

[[parameter]]
name = "is_good"
type = "judgement"
label = { ja = "良い", en = "is good" }
guidance = { ja = "人が判断する。", en = "A person judges." }

[[parameter]]
name = "destination"
type = "code"
label = { ja = "仕向地", en = "destination" }

[[parameter]]
name = "listed_row"
type = "codes"
label = { ja = "該当する項", en = "rows that list it" }
""",
}

PACK = {
    "pack.toml": """
id = "toy"
version = "2026.2.1"
title = { ja = "玩具", en = "Toy" }
languages = ["ja", "en"]
licence = "Apache-2.0"
depends = ["words"]
time_zone = "Asia/Tokyo"
known_from = 2025-01-01
""",
    "instruments.toml": """
[[instrument]]
id = "act"
title = { ja = "法", en = "Act" }
kind = "act"
number = "1"
in_force = 2000-01-01
source = "nowhere"
""",
    "destinations.toml": """
[[set]]
id = "friends"
member = [{ code = "DE" }, { code = "KR", in_force = 2026-01-01 }]
""",
    "lists/goods/list.toml": """
[list]
id = "goods"
title = { ja = "貨物", en = "Goods" }
""",
    "lists/goods/row-1.toml": """
[[term]]
id = "big"
when = "flow > 5 m"

[[entry]]
id = "a1"
row = "1(1)"
cite = "act/1"
title = { ja = "ポンプ", en = "Pumps" }
scope = "kind is pump"
in_force = 2020-01-01

[[entry]]
id = "a1-i"
row = "1(1)"
parent = "a1"
cite = "act/1/1/i"
title = { ja = "大きいもの", en = "Large ones" }
when = '''
any of
  [1] flow > 10 m
  [2] blade_count >= 3 and is_sealed
'''
in_force = 2020-01-01
until = 2026-01-01

[[entry]]
id = "a1-i"
row = "1(1)"
parent = "a1"
cite = "act/1/1/i"
title = { ja = "大きいもの", en = "Large ones" }
when = '''
any of
  [1] flow > 8 m
  [2] blade_count >= 3 and is_sealed
'''
in_force = 2026-01-01

[[entry]]
id = "a1-ro"
row = "1(1)"
parent = "a1"
cite = "act/1/1/ro"
title = { ja = "良いもの", en = "Good ones" }
when = "is_good"
in_force = 2020-01-01

[[entry]]
id = "row-2"
row = "2"
cite = "act/2"
title = { ja = "その他", en = "Others" }
status = "absent"
in_force = 2020-01-01
""",
    "licensing/rules.toml": """
[[rule]]
id = "control"
kind = "licence"
cite = "act/3"
title = { ja = "許可", en = "Licence" }
when = 'listed_row in {"1"}'
in_force = 2020-01-01

[[rule]]
id = "friendly"
kind = "exemption"
cite = "act/4"
title = { ja = "特例", en = "Exemption" }
lifts = ["control"]
when = "destination in friends"
in_force = 2020-01-01
""",
}


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip("\n"), encoding="utf-8")
    return folder


@pytest.fixture
def packs_folder(tmp_path: Path) -> Path:
    """A folder with the packs `toy` and `words`."""
    write(tmp_path / "words", VOCABULARY)
    write(tmp_path / "toy", PACK)
    return tmp_path


@pytest.fixture
def spoil(packs_folder: Path) -> Callable[[str, str, str], Path]:
    """Replaces one text in one file of `toy`, once; the pack's folder comes back."""

    def replace(name: str, old: str, new: str) -> Path:
        path = packs_folder / "toy" / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return packs_folder / "toy"

    return replace
