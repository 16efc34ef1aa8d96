"""The shell prints the JSON of this room: its tests run commands as those of the shell do."""

from tests.engine.cli.conftest import examples, home, run

__all__ = ["examples", "home", "run"]
