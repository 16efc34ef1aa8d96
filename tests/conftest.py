"""How every test is run: the same examples each time, no limit of time per example on a shared machine."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None, database=None)
# HYPOTHESIS_PROFILE=wild looks for new counter-examples; the build server keeps to the steady ones.
settings.register_profile("wild", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
