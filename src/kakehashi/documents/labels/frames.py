"""What every document says: head, foot, law and validity (keys `frame.*`)."""

from __future__ import annotations

from typing import Final

ENGLISH: Final[dict[str, str]] = {
    "frame.foot": "{title} · record {short} · Kakehashi {engine}",
    "frame.foot_plain": "{title} · Kakehashi {engine}",
    "frame.law": "{title} (pack {code} {version}), law as of {day}",
    "frame.edition": "SHA-256 of the frozen pack: {hash}",
    "frame.known": "Newest text read for the pack: in force from {known}",
    "frame.valid": "{first} to {last}",
    "frame.valid_why_change": "until the day before the next known change of the law ({day})",
    "frame.valid_why_year": "one year from the day of judgement",
    "frame.attachment": "The sealed record behind this document (JSON, RFC 8785); `kakehashi verify` checks it",
    "frame.tool": "A tool for the person who judges; not legal advice.",
}

JAPANESE: Final[dict[str, str]] = {
    "frame.foot": "{title} · 記録 {short} · Kakehashi {engine}",
    "frame.foot_plain": "{title} · Kakehashi {engine}",
    "frame.law": "{title}（パック {code} {version}）、{day}時点の法令",
    "frame.edition": "凍結パックのSHA-256：{hash}",
    "frame.known": "パックが読んだ最新の法令：{known}施行",
    "frame.valid": "{first}から{last}まで",
    "frame.valid_why_change": "次に判明している法令改正（{day}）の前日まで",
    "frame.valid_why_year": "判定日から1年",
    "frame.attachment": "この書類のもとになった封印済み記録（JSON、RFC 8785）。`kakehashi verify` で検証できる",
    "frame.tool": "判定する人のための道具であり、法的助言ではない。",
}
