from __future__ import annotations

from pathlib import Path

import pytest

from tests.query.builds import write_build


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_build(tmp_path_factory.mktemp("query") / "out")
