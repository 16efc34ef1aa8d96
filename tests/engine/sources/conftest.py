"""A timestamp authority for all tests of this room."""

from __future__ import annotations

import pytest

from tests.engine.records.authority import Authority, make_authority


@pytest.fixture(scope="package")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("authority"))
