"""The shell's entry: chooses a command and loads it, and turns whatever goes wrong into words and an exit code.

Commands are loaded by name only when they are chosen, so that `kakehashi --help` is quick.
"""

from __future__ import annotations

import os
import shutil
import sys
import traceback
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from difflib import get_close_matches
from types import MappingProxyType
from typing import Final

from kakehashi import __version__
from kakehashi.cli.arguments import help_of, language_of, read_request, split_command
from kakehashi.cli.by_name import load
from kakehashi.cli.labels import Labels
from kakehashi.problems import Place, Problem, ProblemError

COMMANDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "check": "kakehashi.cli.check:check",
        "classify": "kakehashi.cli.classify:classify_item",
        "ask": "kakehashi.cli.ask:ask",
        "explain": "kakehashi.cli.explain:explain",
        "packs list": "kakehashi.cli.packs:list_packs",
        "packs check": "kakehashi.cli.packs:check_packs",
        "packs show": "kakehashi.cli.packs:show_pack",
        "packs freeze": "kakehashi.cli.packs:freeze_pack",
        "schema": "kakehashi.cli.schema:print_schema",
        "keys show": "kakehashi.cli.keys:show_key",
        "keys list": "kakehashi.cli.keys:list_keys",
        "keys rotate": "kakehashi.cli.keys:rotate_key",
        "keys trust": "kakehashi.cli.keys:trust_key",
        "log add": "kakehashi.cli.log:add_records",
        "log sign": "kakehashi.cli.log:sign",
        "log check": "kakehashi.cli.log:check",
        "certificate": "kakehashi.cli.certificate:make_certificate",
        "sheet": "kakehashi.cli.sheet:make_sheet",
        "verify": "kakehashi.cli.verify:verify",
        "replay": "kakehashi.cli.replay:replay_record",
        "letter end-use": "kakehashi.cli.letters:write_end_use",
        "letter supplier": "kakehashi.cli.letters:write_supplier_request",
        "letter broker": "kakehashi.cli.letters:write_broker_answer",
        "sign": "kakehashi.cli.sign:sign",
        "timestamp": "kakehashi.cli.timestamp:stamp",
    }
)
"""Each command with the function that does it: `module:function`, taking a request, giving an exit code."""

BAD_INPUT, FAULT, INTERRUPTED = 2, 70, 130


def main(words: Sequence[str] | None = None) -> int:
    """Runs one command line (`sys.argv` where none is given) and gives its exit code. Never raises."""
    given = list(sys.argv[1:] if words is None else words)
    language = language_of(given, os.environ)
    # A terminal that cannot show a sign shows a question mark, and the judgement goes on.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        code = _run(given, language)
        sys.stdout.flush()
    except ProblemError as error:
        load("kakehashi.cli.failures:show_problems")(error.problems, language)
        return BAD_INPUT
    except BrokenPipeError:
        # Whoever read the output has gone: nothing more can be said, and nothing more must be written at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAULT
    except KeyboardInterrupt:
        print(f"\n{Labels(language)('interrupted')}", file=sys.stderr)  # noqa: T201 - the room that speaks
        return INTERRUPTED
    except Exception as error:
        _apologise(error, language)
        return FAULT
    return code


def _run(words: list[str], language: str) -> int:
    command, unclear, others = split_command(words, list(COMMANDS))
    if command is None:
        if "--version" in words:
            print(f"kakehashi {__version__}")  # noqa: T201
            return 0
        if "--help" in words or "-h" in words:
            print(_overview(language))  # noqa: T201
            return 0
        raise ProblemError(_unknown_command(unclear, Labels(language)))
    now = datetime.now(UTC)  # noqa: TID251 - the one place that reads the clock
    request = read_request(command, others, language, os.environ, now)
    if request is None:
        print(help_of(command, language), end="")  # noqa: T201
        return 0
    code: int = load(COMMANDS[command])(request)
    return code


def _overview(language: str) -> str:
    labels, width = Labels(language), shutil.get_terminal_size().columns
    wrap = load("kakehashi.cli.wrapping:wrap")
    lines = [
        *wrap(labels("program"), width),
        "",
        f"{labels('usage')}: kakehashi COMMAND ...",
        "",
        f"{labels('commands')}:",
    ]
    rows = {name: labels(f"command.{name}") for name in COMMANDS}
    options = {"--help": labels("help.help"), "--version": labels("help.version")}
    column = max(len(name) for name in (*rows, *options)) + 4
    for table in (rows, options):
        lines += [f"{labels('options')}:"] if table is options else []
        for name, text in table.items():
            first, *rest = wrap(text, width - column)
            lines += [f"  {name:<{column - 2}}{first}", *(" " * column + line for line in rest)]
        lines.append("")
    lines += [*wrap(labels("codes"), width), *wrap(labels("more"), width)]
    return "\n".join(lines)


def _unknown_command(words: Sequence[str], labels: Labels) -> Problem:
    name = " ".join(words)
    first = [command for command in COMMANDS if words and command.split()[0] == words[0]]
    near = first or (get_close_matches(name, COMMANDS, n=2) if words else [])
    near = near or (get_close_matches(words[0], COMMANDS, n=2) if words else [])
    return Problem(
        "command-unknown",
        labels("unknown_command.what", name=name) if words else labels("no_command.what"),
        Place(field=labels("place.command")),
        labels("unknown_command.expected", names=", ".join(COMMANDS)),
        labels("unknown_command.near", near="`, `".join(near)) if near else labels("unknown_command.remedy"),
    )


def _apologise(error: Exception, language: str) -> None:
    print(Labels(language)("fault", kind=type(error).__name__), file=sys.stderr)  # noqa: T201
    if os.environ.get("KAKEHASHI_DEBUG") == "1":
        traceback.print_exception(error)


if __name__ == "__main__":
    sys.exit(main())
