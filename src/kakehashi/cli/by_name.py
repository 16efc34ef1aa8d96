"""What is loaded by name, when it is needed: commands, and readers of formats that few files have.

So that `kakehashi --help` and an item in TOML wait for neither typesetting nor workbooks.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any


def load(target: str) -> Callable[..., Any]:
    """The function `module:function`."""
    module, _, function = target.partition(":")
    loaded: Callable[..., Any] = getattr(importlib.import_module(module), function)
    return loaded
