"""Makes the documents' fonts: Noto Sans CJK JP (OFL), cut down to the characters that names and law are written in.

Run by hand when the fonts change (Debian's fonts-noto-cjk and the library fonttools are needed); what it wrote is in
the repository, since the bytes of a document depend on it: `python typography/subset_fonts.py`.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

SOURCE = "/usr/share/fonts/opentype/noto/NotoSansCJK-{weight}.ttc"
JAPANESE_FACE = 0
FOLDER = Path(__file__).parents[1] / "src/kakehashi/documents/fonts"
CODECS = ("euc_jis_2004", "cp932", "gb2312", "gbk", "big5", "euc_kr")
"""Every character of these: Japanese, Chinese in both scripts, Korean."""

RANGES = (
    (0x20, 0x7E), (0xA0, 0x36F), (0x370, 0x4FF), (0x1E00, 0x1EFF), (0x2000, 0x20CF), (0x2100, 0x27BF),
    (0x2900, 0x2BFF), (0x3000, 0x30FF), (0x31F0, 0x33FF), (0xFF00, 0xFFEF),
)  # fmt: skip
"""Latin, Greek, Cyrillic, marks, symbols, kana and full-width forms."""


def characters() -> set[int]:
    """Every code point that is wanted."""
    wanted = {point for first, last in RANGES for point in range(first, last + 1)}
    for codec in CODECS:
        for first in range(0x81, 0xFF):
            for second in range(0x40, 0xFF):
                for lead in (b"", b"\x8f"):
                    try:
                        wanted.update(map(ord, (lead + bytes([first, second])).decode(codec)))
                    except UnicodeDecodeError:
                        continue
    return wanted


def cut(weight: str, wanted: set[int]) -> Path:
    """Writes one weight and gives its file."""
    font = TTFont(SOURCE.format(weight=weight), fontNumber=JAPANESE_FACE, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = ["kern", "liga", "ccmp", "mark", "mkmk", "palt", "calt"]
    options.name_IDs = ["*"]
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += ["VORG", "vhea", "vmtx", "BASE"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    path = FOLDER / f"NotoSansCJKjp-{weight}.otf"
    font.save(path)
    return path


def ranges(points: list[int]) -> list[str]:
    """Code points as ranges: `0020-007E`."""
    starts = [points[0], *(new for old, new in pairwise(points) if new != old + 1)]
    ends = [*(old for old, new in pairwise(points) if new != old + 1), points[-1]]
    return [f"{a:04X}" if a == b else f"{a:04X}-{b:04X}" for a, b in zip(starts, ends, strict=True)]


if __name__ == "__main__":
    wanted = characters()
    covered = [set(TTFont(cut(weight, wanted)).getBestCmap()) for weight in ("Regular", "Bold")]
    both = sorted(covered[0] & covered[1])
    (FOLDER / "coverage.txt").write_text("\n".join(ranges(both)) + "\n", encoding="ascii")
